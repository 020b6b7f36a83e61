import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyRepository, type RepositoryCopy, runNode } from "../repository-copy.ts";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const fromClient = createRequire(join(repository, "packages/client/package.json"));

/** What is read of a report of vitest. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly TestResult[] }[];
}

export interface TestResult {
  readonly fullName: string;
  readonly status: string;
}

/** A copy of the contract, the schema and the client that can be compiled and run where it lies. */
export async function copyOfTheClient(): Promise<RepositoryCopy> {
  const copy = await copyRepository(
    "package.json",
    "tsconfig.base.json",
    "vitest.base.ts",
    ...["src", "package.json", "tsconfig.json"].map((name) => `packages/schema/${name}`),
    ...["src", "package.json", "tsconfig.json", "vitest.config.ts"].map((name) => `packages/client/${name}`),
  );
  const link = async (to: string, path: string): Promise<void> => {
    await mkdir(dirname(join(copy.root, path)), { recursive: true });
    await symlink(to, join(copy.root, path), "dir");
  };
  for (const name of ["openapi-fetch", "typescript", "undici", "vitest", "@types/node"])
    await link(folderOf(name), `packages/client/node_modules/${name}`);
  await link(join(copy.root, "packages/schema"), "packages/client/node_modules/@emchat/schema");
  await link(join(repository, "node_modules"), "node_modules");
  return copy;
}

function folderOf(name: string): string {
  return join(repository, "packages/client/node_modules", name);
}

/** What the compiler says of the client and its examples. */
export async function typeErrors(copy: RepositoryCopy): Promise<string[]> {
  const client = join(copy.root, "packages/client");
  const { stdout } = await runNode([join(folderOf("typescript"), "bin/tsc"), "-p", "tsconfig.json"], client);
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
