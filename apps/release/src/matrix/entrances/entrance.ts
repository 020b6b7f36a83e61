import { join } from "node:path";
import type { ConsumerProject } from "../consumer-project.ts";
import type { Step } from "../leg.ts";
import { type ServedMock, serveMock } from "../serve-mock.ts";
import type { World } from "../world.ts";

/** A project that has the mock server installed, and how commands are run in it. */
export interface Entrance {
  world: World;
  project: ConsumerProject;
}

/** One line of the entrances: something that a user does with the installed mock server. */
export function entrance(tries: string, run: () => Promise<string>): Step {
  return { package: "@emchat/mock-server", tries, run };
}

/** Starts the installed `emchat-mock` itself, on a free port. */
export function startMock({ project }: Entrance, ...args: readonly string[]): ServedMock {
  const command = join(project.folder, "node_modules/.bin/emchat-mock");
  return serveMock(command, [...args, "--port", "0"], { cwd: project.folder, env: project.env });
}

/** Ends a step whose condition does not hold, with the words that say what came instead. */
export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** Whether anything answers at an address, with whatever status. */
export function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
