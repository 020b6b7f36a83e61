import { type ConsumerProject, sentenceOf } from "./consumer-project.ts";
import type { Step } from "./leg.ts";
import type { World } from "./world.ts";

/** The packages that run wherever there is a `fetch`, without their scope. */
export const portablePackages: readonly string[] = ["client", "schema", "emulator"];

/** How a runtime starts `run.js` with the name of a use. */
export type Start = (use: string) => readonly [command: string, ...args: string[]];

/** One step for each `use-NAME.js` of the portable project. `app` keeps the messages of runtimes apart in the mock. */
export function portableSteps(
  world: World,
  project: ConsumerProject,
  app: string,
  uses: readonly string[],
  start: Start,
): Step[] {
  return uses.map((use) => ({
    package: packageOf(use),
    tries: `use ${use}`,
    run: async () => {
      // Only the client talks to the mock: the others say what they do also when it is down.
      if (use === "client") Object.assign(project.env, { CONSUMER_BASE_URL: await world.mockUrl, CONSUMER_APP: app });
      const [command, ...args] = start(use);
      return sentenceOf(await project.run(command, args));
    },
  }));
}

function packageOf(use: string): string {
  return `@emchat/${use === "msw" ? "emulator" : use}`;
}
