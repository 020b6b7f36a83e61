import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../process/run-command.ts";
import { actionScript } from "../../workflows/action-script.ts";
import { githubShell } from "../../workflows/github-shell.ts";
import type { Step } from "../leg.ts";
import { endJob } from "./end-job.ts";
import { answers, type Entrance, entrance, insist } from "./entrance.ts";

/** The action that starts the mock for a job: its own script, in the shell that GitHub gives it, to the end of the job. */
export function actionStart({ world, project }: Entrance): Step {
  return entrance("start for a job of GitHub's, and end with it", async () => {
    const version = world.manifests.get("@emchat/mock-server")?.version ?? "";
    const { script, env } = await actionScript("mock-server", { version, port: "0" });
    const files = { GITHUB_ENV: join(project.folder, "job-env"), GITHUB_OUTPUT: join(project.folder, "job-output") };
    for (const file of Object.values(files)) await writeFile(file, "");
    const job = { RUNNER_TEMP: project.folder, RUNNER_TRACKING_ID: randomUUID() };
    let url = "";
    try {
      const options = { cwd: project.folder, env: { ...project.env, ...env, ...files, ...job } };
      const { code, stdout } = await runCommand(...githubShell(script), options);
      insist(code === 0, `The action's script ended with ${code}:\n${stdout}`);
      url = /^url=(.*)$/m.exec(await readFile(files.GITHUB_OUTPUT, "utf8"))?.[1] ?? "";
      const exported = await readFile(files.GITHUB_ENV, "utf8");
      insist(exported === `EMCHAT_BASE_URL=${url}\n`, `The output is ${url}, and the job's environment ${exported}`);
      const { status } = await fetch(`${url}/__mock/readyz`);
      insist(status === 200, `After the action's step it is not ready: ${status}.`);
    } finally {
      await endJob(job.RUNNER_TRACKING_ID);
    }
    insist(!(await answers(url)), `${url} is still served after the job has ended.`);
    return "the action's script started it, said where it is, and left it running until the job ended";
  });
}
