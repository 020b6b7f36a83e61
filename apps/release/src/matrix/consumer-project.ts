import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "../process/clean-environment.ts";
import { lastLines, type Outcome, runCommand } from "../process/run-command.ts";
import type { World } from "./world.ts";

const projectsFolder = fileURLToPath(new URL("../../projects", import.meta.url));

/** A small project on its own, outside the repository. */
export interface ConsumerProject {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Runs a command in the project. Rejects with what was printed unless it exits with `code`, which is 0 by default. */
  run(command: string, args: readonly string[], code?: number): Promise<Outcome>;
}

/**
 * Lays a project out: the files of the named folders of `projects`, in that order, and the settings that lead to the local
 * registry. Without a folder it is empty but for those settings.
 *
 * @param node the Node that `node` and `#!/usr/bin/env node` mean in it
 */
export async function layOut(
  world: World,
  name: string,
  from: readonly string[],
  node: string,
): Promise<ConsumerProject> {
  const folder = join(world.folder, name);
  const home = join(world.folder, "home");
  await mkdir(folder, { recursive: true });
  await mkdir(home, { recursive: true });
  for (const source of from) await cp(join(projectsFolder, source), folder, { recursive: true });
  await writeFile(join(folder, ".npmrc"), `registry=${world.registryUrl}\naudit=false\nfund=false\n`);
  const env = cleanEnvironment({
    HOME: home,
    PATH: [dirname(node), process.env["PATH"]].join(":"),
    npm_config_cache: join(world.folder, "npm-cache"),
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
    BUN_INSTALL: join(home, "bun"),
    DENO_DIR: join(home, "deno"),
    DENO_NO_UPDATE_CHECK: "1",
  });
  const run: ConsumerProject["run"] = async (command, args, code = 0) => {
    const outcome = await runCommand(command, args, { cwd: folder, env, timeout: 180_000 });
    if (outcome.code === code) return outcome;
    const shown = [command, ...args].map((word) => word.split("/").at(-1)).join(" ");
    throw new Error(`\`${shown}\` ended with ${outcome.code}, not ${code}:\n${lastLines(outcome)}`);
  };
  return { folder, env, run };
}

/** The last line that a program printed: the sentence that says what it did. */
export function sentenceOf({ stdout }: Outcome): string {
  return stdout.trim().split("\n").at(-1) ?? "";
}
