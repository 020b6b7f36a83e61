import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

let folder: string | undefined;
let count = 0;

/** A folder that is gone after the test file. */
export function temporaryFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), "emchat-contract-"));
  return folder;
}

/** The name of a file that does not exist yet. */
export function temporaryFile(prefix: string, suffix: string): Promise<string> {
  count += 1;
  return Promise.resolve(join(temporaryFolder(), `${prefix}${count}${suffix}`));
}

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
