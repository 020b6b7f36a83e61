import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { runCommandLine } from "../src/command-line.ts";

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
  /** Runs the generator on the copy, as its command line does, in this process. */
  generate(...flags: readonly string[]): Promise<Run>;
  /** The same in a process of its own. */
  generateApart(...flags: readonly string[]): Promise<Run>;
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  /** Replaces a text that has to be there. */
  edit(path: string, from: string, to: string): Promise<void>;
}

/** Copies the two contracts, and `more` paths of the repository, into a folder that goes when the test ends. */
export async function copyRepository(...more: readonly string[]): Promise<RepositoryCopy> {
  const copy = await makeCopy(...more);
  onTestFinished(copy.remove);
  return copy;
}

/** The same, for several tests: it goes when it is told to. */
export async function makeCopy(...more: readonly string[]): Promise<RepositoryCopy & { remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), "emchat-codegen-"));
  for (const path of [CONTRACT, CONTROL, ...more])
    await cp(join(repository, path), join(root, path), { recursive: true });
  const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  return {
    root,
    remove: () => rm(root, { recursive: true, force: true }),
    read,
    write,
    generate: (...flags) => runHere(["--root", root, ...flags]),
    generateApart: (...flags) => runNode([cli, "--root", root, ...flags]),
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

async function runHere(args: readonly string[]): Promise<Run> {
  const said = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(args, {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
  });
  return { exitCode, ...said };
}

/** Runs Node and gives what came out of it, whatever its exit code. */
export function runNode(args: readonly string[], cwd: string = repository): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : typeof error.code === "number" ? error.code : -1, stdout, stderr });
    });
  });
}
