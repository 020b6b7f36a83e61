import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";
import { readTarball } from "../tarball/read-tarball.ts";
import type { Tarball } from "../tarball/tarball.ts";

/**
 * Packs packages of the workspace as a release would, and gives what was packed, by name.
 *
 * @param folder the repository, its packages built
 * @throws Error when pnpm cannot pack one
 */
export async function packedPackages(folder: string, names: readonly string[]): Promise<Map<string, Tarball>> {
  const scratch = await mkdtemp(join(tmpdir(), "emchat-packed-"));
  try {
    for (const name of names) {
      await mustRun("pnpm", ["--filter", name, "exec", "pnpm", "pack", "--pack-destination", scratch], {
        cwd: folder,
        env: repositoryEnvironment(folder),
      });
    }
    const packed = new Map<string, Tarball>();
    for (const file of await readdir(scratch)) {
      const tarball = readTarball(await readFile(join(scratch, file)));
      packed.set(tarball.manifest.name, tarball);
    }
    return packed;
  } finally {
    await rm(scratch, { recursive: true });
  }
}
