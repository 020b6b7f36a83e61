import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { repositoryRoot } from "../repository-root.ts";

const manifestFolder = join(repositoryRoot, "apps/release/tools");

/**
 * Puts the runtimes and programs of `tools/package.json` into `.cache`, once for each state of its lockfile, and gives the
 * folder that holds their `node_modules`. Nothing of them runs a script at install.
 *
 * @throws Error when `npm ci` fails; the end of its output is in the message
 */
export async function installTools(): Promise<string> {
  const lockfile = await readFile(join(manifestFolder, "package-lock.json"));
  const state = createHash("sha256").update(lockfile).digest("hex").slice(0, 16);
  const folder = join(repositoryRoot, ".cache/consumer-tools", state);
  if (await exists(folder)) return folder;

  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    await cp(join(manifestFolder, file), join(unfinished, file));
  try {
    await mustRun("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], {
      cwd: unfinished,
      timeout: 300_000,
    });
    // Only a whole folder gets the name that is looked for.
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
