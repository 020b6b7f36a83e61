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

/**
 * What is bundled into the mock server: it ships, though no manifest names it.
 *
 * @throws Error when the mock server has not been built
 */
export async function bundledPackages(): Promise<ProductionDependency[]> {
  const file = join(repositoryRoot, "apps/mock-server", BUNDLED_LIST);
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`${file} is not there: build @emchat/mock-server first, it lists what is bundled.`);
  });
  const found = JSON.parse(text) as BundledPackage[];
  return found.map(({ name, version, license }) => ({ name, versions: [version], license }));
}
