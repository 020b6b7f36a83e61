import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The changesets that no release has used up yet, by their file names. */
export async function pendingChangesets(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, ".changeset"));
  return files.filter((file) => file.endsWith(".md") && file !== "README.md").sort();
}
