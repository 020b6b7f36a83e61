import { cp, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { repositoryRoot } from "../repository-root.ts";

/**
 * Copies what git tracks, with the changes of the working tree, into an empty folder and makes it a repository of its own:
 * changesets asks git for the commits of its changelogs. Nothing that git ignores comes along, so a stale build cannot.
 *
 * @throws Error when git fails
 */
export async function copyRepository(folder: string): Promise<void> {
  const { stdout } = await mustRun("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryRoot,
  });
  for (const path of stdout.split("\0").filter(Boolean)) {
    const from = join(repositoryRoot, path);
    const found = await stat(from).catch(() => undefined);
    // A file that was deleted, but not from the index, is still listed.
    if (!found?.isFile()) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(from, join(folder, path));
  }
  const git = (...args: string[]): Promise<unknown> => mustRun("git", args, { cwd: folder });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  const author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "-c", "commit.gpgsign=false"];
  await git(...author, "commit", "--quiet", "--no-verify", "--message", "What is rehearsed");
}
