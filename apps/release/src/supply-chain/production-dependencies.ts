import { mustRun } from "../process/run-command.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";
import { repositoryRoot } from "../repository-root.ts";
import { bundledPackages } from "./bundled-packages.ts";

/** A package of others that users of ours get, installed beside it or bundled into it. */
export interface ProductionDependency {
  name: string;
  versions: string[];
  license: string;
}

/** The published packages. */
export const shippedProjects: readonly string[] = [
  "@emchat/spec",
  "@emchat/schema",
  "@emchat/client",
  "@emchat/campaign",
  "@emchat/emulator",
  "@emchat/contract",
  "@emchat/mock-server",
];

/**
 * Everything that ships with the published packages: what is installed beside them, and what is bundled into them.
 *
 * @throws Error when pnpm fails, or names nothing at all, or the mock server or its page has not been built
 */
export async function productionDependencies(): Promise<ProductionDependency[]> {
  const filters = shippedProjects.flatMap((name) => ["--filter", name]);
  const { stdout } = await mustRun("pnpm", [...filters, "licenses", "list", "--prod", "--json"], {
    cwd: repositoryRoot,
    env: repositoryEnvironment(repositoryRoot),
  });
  const groups = JSON.parse(stdout) as Record<string, ProductionDependency[]>;
  const found = Object.entries(groups).flatMap(([license, packages]) =>
    packages
      .filter(({ name }) => !name.startsWith("@emchat/"))
      .map(({ name, versions }) => ({ name, versions, license })),
  );
  if (found.length === 0) throw new Error("pnpm names no production dependency at all; is everything installed?");
  return merged([...found, ...(await bundledPackages())]).sort((a, b) => a.name.localeCompare(b.name));
}

/** One entry a package, with all its versions. */
function merged(dependencies: readonly ProductionDependency[]): ProductionDependency[] {
  const byName = new Map<string, ProductionDependency>();
  for (const { name, versions, license } of dependencies) {
    const known = byName.get(name)?.versions ?? [];
    byName.set(name, { name, versions: [...new Set([...known, ...versions])], license });
  }
  return [...byName.values()];
}
