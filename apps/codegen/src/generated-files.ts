import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Every folder that only this generator writes to. */
export const GENERATED_FOLDERS: readonly string[] = [
  "packages/schema/src/generated",
  "packages/client/src/generated",
  "packages/client/test/generated",
  "packages/control/src/generated",
];

export interface Difference {
  readonly path: string;
  readonly problem: "stale" | "missing" | "superfluous";
}

/** How the generated folders under `root` differ from what they should hold, sorted by path. */
export async function differences(root: string, files: ReadonlyMap<string, string>): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const [path, content] of files) {
    const present = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (present !== content) found.push({ path, problem: present === undefined ? "missing" : "stale" });
  }
  for (const path of await presentFiles(root)) {
    if (!files.has(path)) found.push({ path, problem: "superfluous" });
  }
  return found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Brings the generated folders to what they should hold, and says what had to be changed. Files that are right are not touched. */
export async function write(root: string, files: ReadonlyMap<string, string>): Promise<readonly Difference[]> {
  const changes = await differences(root, files);
  for (const { path } of changes) {
    const content = files.get(path);
    if (content === undefined) await rm(join(root, path));
    else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  }
  return changes;
}

async function presentFiles(root: string): Promise<string[]> {
  const lists = await Promise.all(
    GENERATED_FOLDERS.map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length));
    }),
  );
  return lists.flat().map((path) => path.replaceAll("\\", "/"));
}
