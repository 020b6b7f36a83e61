import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type RunOptions, runCommand } from "../../process/run-command.ts";
import type { Step } from "../leg.ts";
import { serveMock } from "../serve-mock.ts";
import { type BuiltImage, whileBuilt } from "./built-image.ts";
import { wordsOf } from "./dockerfile.ts";
import { type Entrance, entrance, insist } from "./entrance.ts";

/** The package's image, built where npm put its Dockerfile: its command line, user, health check and stop signal. */
export function imageCommandLine({ project }: Entrance): Step {
  return entrance("run the image's command line, without Docker", () =>
    whileBuilt(project, join(project.folder, "node_modules/@emchat/mock-server"), runImage),
  );
}

async function runImage({ root, options, last }: BuiltImage): Promise<string> {
  // Another program may have the image's port on this machine, which is no container.
  const start = { ...options, env: { ...options.env, EMCHAT_MOCK_PORT: "0" } };
  const [entry = "", ...args] = [...wordsOf(last("ENTRYPOINT")), ...wordsOf(last("CMD"))];
  const mock = serveMock(join(root, "usr/local/bin", entry), args, start);
  try {
    const { port } = new URL(await mock.url);
    const { uid } = await stat(`/proc/${mock.child.pid}`);
    insist(uid !== 0, "It runs as root.");
    const health = { ...options, env: { ...options.env, EMCHAT_MOCK_PORT: port } };
    await check(wordsOf(last("HEALTHCHECK")), health, 0);
    await mock.stop(last("STOPSIGNAL").value as NodeJS.Signals);
    const { exitCode } = mock.child;
    insist(exitCode === 0, `It ended with ${exitCode} at ${last("STOPSIGNAL").value}:\n${mock.printed()}`);
    await check(wordsOf(last("HEALTHCHECK")), health, 1);
    return `the Dockerfile's steps made it, it ran as user ${uid}, was healthy, and ended at ${last("STOPSIGNAL").value}`;
  } finally {
    await mock.stop();
  }
}

/** Runs the health check in the image's environment. */
async function check([command = "", ...args]: readonly string[], options: RunOptions, code: number): Promise<void> {
  const outcome = await runCommand(command, args, options);
  insist(outcome.code === code, `The health check ended with ${outcome.code}, not ${code}:\n${outcome.stderr}`);
}
