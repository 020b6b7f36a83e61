import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { pendingChangesets } from "../release/pending-changesets.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";

/**
 * The version that the packages will have when they are released next: what the pending changesets make of it, or, when they
 * have been used up already, what stands in the manifests.
 *
 * @param folder the repository, with its dependencies installed
 * @throws Error when `changeset status` fails
 */
export async function nextVersion(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "spec/package.json"), "utf8")) as { version: string };
  if ((await pendingChangesets(folder)).length === 0) return manifest.version;
  const scratch = await mkdtemp(join(tmpdir(), "emchat-status-"));
  try {
    const file = join(scratch, "status.json");
    await mustRun("changeset", ["status", "--output", relative(folder, file)], {
      cwd: folder,
      env: repositoryEnvironment(folder),
    });
    const { releases } = JSON.parse(await readFile(file, "utf8")) as {
      releases: { name: string; newVersion: string }[];
    };
    return releases.find(({ name }) => name === "@emchat/spec")?.newVersion ?? manifest.version;
  } finally {
    await rm(scratch, { recursive: true });
  }
}
