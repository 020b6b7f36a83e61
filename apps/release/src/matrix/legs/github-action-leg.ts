import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { actionScript } from "../../workflows/action-script.ts";
import { githubShell } from "../../workflows/github-shell.ts";
import { layOut } from "../consumer-project.ts";
import { consumerToken } from "../judge-with-kit.ts";
import type { Leg, Step } from "../leg.ts";
import { withBrokenServer } from "../with-broken-server.ts";
import type { World } from "../world.ts";

const REPORTS = ["junit.xml", "report.json", "summary.md", "report.sarif"];

/** The action by which other repositories test their servers: its own script, in the shell that GitHub gives it. */
export async function githubActionLeg(world: World): Promise<Leg> {
  const project = await layOut(world, "github-action", [], world.toolbox.node["24"]);
  const summary = join(project.folder, "summary-of-the-job.md");
  const version = world.manifests.get("@emchat/contract")?.version ?? "";
  const act = async (url: string, code: number): Promise<string> => {
    const inputs = {
      url,
      org: "consumers",
      app: "github-action",
      token: consumerToken,
      profile: "mock",
      version,
    };
    const { script, env } = await actionScript("contract-test", inputs);
    Object.assign(project.env, env, { GITHUB_STEP_SUMMARY: summary });
    await project.run(...githubShell(script), code);
    for (const report of REPORTS) {
      const text = await readFile(join(project.folder, "contract-reports", report), "utf8");
      if (text.trim() === "") throw new Error(`The report ${report} is empty.`);
    }
    return readFile(summary, "utf8");
  };
  const step = (tries: string, run: () => Promise<string>): Step => ({ package: "@emchat/contract", tries, run });
  return {
    runtime: "GitHub action",
    steps: [
      step("pass the mock", async () => {
        await act(await world.mockUrl, 0);
        return `the action's script passed the mock and wrote ${REPORTS.length} reports and the job's summary`;
      }),
      step("fail a broken server", async () => {
        const before = (await readFile(summary, "utf8")).length;
        const after = await withBrokenServer((url) => act(url, 1));
        if (after.length <= before) throw new Error("Nothing was added to the job's summary.");
        return "the action's script failed a server that answers {} to everything, reports and summary written";
      }),
    ],
  };
}
