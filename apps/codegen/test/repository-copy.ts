import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

export const CONTRACT = "spec/openapi.yaml";
export const CONTROL = "packages/control/control.openapi.yaml";

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that has what the generator reads, to be edited and thrown away. */
export interface RepositoryCopy {
  readonly root: string;
  /** Runs the generator's command line on the copy. */
  generate(...flags: readonly string[]): Promise<Run>;
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  /** Replaces a text that has to be there. */
  edit(path: string, from: string, to: string): Promise<void>;
}

/** Copies the two contracts, and `more` paths of the repository, into a folder that goes when the test ends. */
export async function copyRepository(...more: readonly string[]): Promise<RepositoryCopy> {
  const root = await mkdtemp(join(tmpdir(), "emchat-codegen-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of [CONTRACT, CONTROL, ...more])
    await cp(join(repository, path), join(root, path), { recursive: true });
  const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  return {
    root,
    read,
    write,
    generate: (...flags) => runNode([cli, "--root", root, ...flags]),
    edit: async (path, from, to) => {
      const before = await read(path);
      if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
      await write(
        path,
        before.replace(from, () => to),
      );
    },
  };
}

/** Runs Node and gives what came out of it, whatever its exit code. */
export function runNode(args: readonly string[], cwd: string = repository): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}
