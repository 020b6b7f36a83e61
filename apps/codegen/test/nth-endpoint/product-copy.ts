import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { GENERATED_FOLDERS } from "../../src/generated-files.ts";
import { CONTRACT, makeCopy, type RepositoryCopy, runNode } from "../repository-copy.ts";
import type { Call } from "./shapes/shape.ts";
import type { Used } from "./use-product.ts";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const fromClient = createRequire(join(repository, "packages/client/package.json"));
const program = fileURLToPath(new URL("use-product.ts", import.meta.url));

/** The folders of the packages that are copied, and what of each is needed to compile and to run it. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  spec: ["package.json"],
  "packages/schema": ["src", "package.json", "tsconfig.json"],
  "packages/client": ["src", "package.json", "tsconfig.json", "vitest.config.ts"],
  "packages/control": ["src", "package.json"],
  "packages/emulator": ["src", "package.json"],
  "packages/contract": ["src", "package.json"],
  "apps/mock-server": ["src", "schema", "package.json"],
};

/** What is read of a report of vitest. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
}

export interface TestResult {
  readonly fullName: string;
  readonly status: string;
}

/** A copy of the contract and of everything that follows from it, which can be compiled and run where it lies. */
export async function copyOfTheProduct(): ReturnType<typeof makeCopy> {
  const files = Object.entries(PACKAGES).flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`));
  const copy = await makeCopy("package.json", "tsconfig.base.json", "vitest.base.ts", ...files);
  await symlink(join(repository, "node_modules"), join(copy.root, "node_modules"), "dir");
  await Promise.all(Object.keys(PACKAGES).map((folder) => linkDependencies(copy, folder)));
  return copy;
}

/** Gives a package of the copy what its original depends on: packages of this repository as the copy has them. */
async function linkDependencies(copy: RepositoryCopy, folder: string): Promise<void> {
  const from = join(repository, folder, "node_modules");
  const to = join(copy.root, folder, "node_modules");
  await mkdir(join(to, "@emchat"), { recursive: true });
  for (const name of await readdir(from))
    if (!name.startsWith(".") && name !== "@emchat") await symlink(join(from, name), join(to, name), "dir");
  for (const other of Object.keys(PACKAGES).filter((each) => each !== folder)) {
    const name = other.split("/").at(-1) ?? other;
    await symlink(join(copy.root, other), join(to, "@emchat", name), "dir");
  }
}

/** Files of a copy that somebody would have had to write by hand: they differ, and are neither the contract nor generated. */
export async function handWritten(copy: RepositoryCopy): Promise<string[]> {
  const entries = await Promise.all(
    Object.keys(PACKAGES).map((folder) =>
      readdir(join(copy.root, folder, "src"), { recursive: true, withFileTypes: true }).catch(() => []),
    ),
  );
  const files = [
    CONTRACT,
    ...entries
      .flat()
      .filter((entry) => entry.isFile())
      .map((entry) => relative(copy.root, join(entry.parentPath, entry.name))),
  ];
  const differ = await Promise.all(
    files.map(
      async (file) => (await copy.read(file)) !== (await readFile(join(repository, file), "utf8").catch(() => "")),
    ),
  );
  const others = files.filter((_, at) => differ[at]);
  return others.filter((file) => file !== CONTRACT && !GENERATED_FOLDERS.some((folder) => file.startsWith(folder)));
}

/** What the compiler says of the client and its examples. */
export async function typeErrors(copy: RepositoryCopy): Promise<string[]> {
  const client = join(copy.root, "packages/client");
  const compiler = join(dirname(fromClient.resolve("typescript/package.json")), "bin/tsc");
  const { stdout } = await runNode([compiler, "-p", "tsconfig.json"], client);
  return stdout.split("\n").filter((line) => line !== "");
}

/** Runs the tests that were generated for the client. */
export async function generatedTests(copy: RepositoryCopy): Promise<TestResult[]> {
  const client = join(copy.root, "packages/client");
  const vitest = join(dirname(fromClient.resolve("vitest/package.json")), "vitest.mjs");
  await runNode([vitest, "run", "--reporter=json", "--outputFile=report.json", "test/generated"], client);
  const report: Report = JSON.parse(await copy.read("packages/client/report.json"));
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}

/** Starts the copy's mock in a process of its own, sends it the calls by every front, and lets the copy's kit judge it. */
export async function useOfTheProduct(copy: RepositoryCopy, calls: readonly Call[]): Promise<Used> {
  const args = ["--conditions=@emchat/source", program, copy.root, repository, JSON.stringify(calls)];
  const { exitCode, stdout, stderr } = await runNode(args);
  if (exitCode !== 0) throw new Error(`the copy of the product does not run:\n${stderr}`);
  return JSON.parse(stdout);
}
