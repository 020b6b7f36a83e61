import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { portablePackages, portableSteps } from "../portable-steps.ts";
import { exactly, type World } from "../world.ts";

/** Deno waits a day before it takes a new version; the packages here are a minute old. */
const ANY_AGE = "--minimum-dependency-age=0";

const RIGHTS = ["--allow-read=.", "--allow-net=127.0.0.1", "--allow-env=CONSUMER_BASE_URL,CONSUMER_APP", "--no-prompt"];

/** A project that Deno installs, and runs with few rights: to read itself, to see two variables, to reach the mock. */
export async function denoLeg(world: World): Promise<Leg> {
  const { deno, node } = world.toolbox;
  const project = await layOut(world, "deno", ["portable"], node["24"]);
  const version = /deno (\S+)/.exec((await project.run(deno, ["--version"])).stdout)?.[1] ?? "";
  return {
    runtime: `Deno ${version}`,
    steps: [
      {
        package: "all",
        needed: true,
        tries: "deno add",
        run: async () => {
          await project.run(deno, [
            "add",
            "--quiet",
            ANY_AGE,
            ...portablePackages.map((use) => `npm:${exactly(world, `@emchat/${use}`)}`),
          ]);
          return `installed ${portablePackages.join(", ")} with deno add`;
        },
      },
      ...portableSteps(world, project, "deno", portablePackages, (use) => [deno, "run", ...RIGHTS, "run.js", use]),
    ],
  };
}
