import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ConsumerProject } from "./consumer-project.ts";
import type { World } from "./world.ts";

/** What an install brought. */
export interface Installed {
  readonly packages: ReadonlyMap<string, string>;
  /** Those that run a script at install. */
  readonly scripts: readonly string[];
  readonly megabytes: number;
  readonly seconds: number;
}

/** Installs a package into a project as people do, and looks at what came. */
export async function measureInstall(world: World, project: ConsumerProject, what: string): Promise<Installed> {
  const { node, npmCli } = world.toolbox;
  const before = performance.now();
  await project.run(node["24"], [npmCli, "install", "--ignore-scripts", what]);
  const seconds = (performance.now() - before) / 1_000;
  const lock = JSON.parse(await readFile(join(project.folder, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string; hasInstallScript?: boolean }>;
  };
  const found = Object.entries(lock.packages).filter(([path]) => path !== "");
  const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return {
    packages: new Map(found.map(([path, { version = "" }]) => [nameOf(path), version])),
    scripts: found.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path)),
    megabytes: (await sizeOf(join(project.folder, "node_modules"))) / 1_048_576,
    seconds,
  };
}

/** What the files below a folder hold, in bytes. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
