import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";
import type { ProductionDependency } from "./production-dependencies.ts";

/** Where a package says what it carries of others. */
export const BUNDLED_LIST = "dist/prism/bundled-packages.json";

/** One line of that list. */
export interface BundledPackage {
  name: string;
  version: string;
  license: string;
}

/** What the mock server's page carries, as its bundler wrote it down: a heading for each, and its licence below. */
const PAGE_LIST = "apps/inspector/dist/third-party-licences.md";
const PAGE_HEADING = /^## (?<name>\S+) - (?<version>\S+) \((?<license>.+)\)$/gm;

/**
 * What is bundled into the mock server and its page: it ships, though no manifest names it.
 *
 * @throws Error when one of them has not been built
 */
export async function bundledPackages(): Promise<ProductionDependency[]> {
  const command = JSON.parse(await built(`apps/mock-server/${BUNDLED_LIST}`)) as BundledPackage[];
  const page = [...(await built(PAGE_LIST)).matchAll(PAGE_HEADING)].map(
    ({ groups }) => groups as unknown as BundledPackage,
  );
  if (page.length === 0) throw new Error(`${PAGE_LIST} names nothing: its headings have another form.`);
  return [...command, ...page].map(({ name, version, license }) => ({ name, versions: [version], license }));
}

async function built(file: string): Promise<string> {
  return readFile(join(repositoryRoot, file), "utf8").catch(() => {
    throw new Error(`${file} is not there: run \`pnpm build\` first, it lists what is bundled.`);
  });
}
