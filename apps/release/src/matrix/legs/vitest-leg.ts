import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { exactly, type World } from "../world.ts";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

/** A project whose Vitest judges the mock with the contract kit's matcher, and has a test for each case of an operation. */
export async function vitestLeg(world: World): Promise<Leg> {
  const { node, npmCli } = world.toolbox;
  const project = await layOut(world, "vitest", ["vitest"], node["24"]);
  return {
    runtime: "Vitest 5",
    steps: [
      {
        package: "all",
        needed: true,
        tries: "npm install",
        run: async () => {
          const packages = [exactly(world, "@emchat/contract"), "vitest@^5.0.0"];
          await project.run(node["24"], [npmCli, "install", "--no-package-lock", ...packages]);
          return "installed contract, vitest";
        },
      },
      {
        package: "@emchat/contract",
        tries: "test the mock",
        run: async () => {
          Object.assign(project.env, { CONSUMER_BASE_URL: await world.mockUrl, CONSUMER_APP: "vitest" });
          const reporter = ["--reporter=json", "--outputFile=report.json"];
          await project.run(node["24"], ["node_modules/vitest/vitest.mjs", "run", ...reporter]);
          const report = JSON.parse(await readFile(join(project.folder, "report.json"), "utf8")) as VitestReport;
          if (report.numFailedTests > 0 || report.numPassedTests < 100)
            throw new Error(JSON.stringify(report).slice(0, 500));
          return `toConform and describeContract: ${report.numPassedTests} tests passed against the mock`;
        },
      },
    ],
  };
}
