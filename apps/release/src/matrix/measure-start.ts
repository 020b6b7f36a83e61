import { lstat, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { copyRepository } from "../release/copy-repository.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";
import { type Installed, sizeOf } from "./measure-install.ts";

/** Does what `pnpm start` does before the mock server runs, in a clone with no store and no cache, and looks at what came. */
export async function measureStart(folder: string): Promise<Installed> {
  const clone = join(folder, "clone");
  await mkdir(clone, { recursive: true });
  await copyRepository(clone);
  const empty = { npm_config_store_dir: join(folder, "store"), XDG_CACHE_HOME: join(folder, "cache") };
  const before = performance.now();
  await mustRun("node", ["apps/start/prepare.mjs"], { cwd: clone, env: { ...repositoryEnvironment(clone), ...empty } });
  const seconds = (performance.now() - before) / 1_000;
  const manifests = await manifestsIn(join(clone, "node_modules/.pnpm"));
  return {
    packages: new Map(manifests.map(({ name, version }) => [`${name}@${version}`, version])),
    scripts: manifests
      .filter(({ scripts = {} }) => ["preinstall", "install", "postinstall"].some((name) => name in scripts))
      .map(({ name }) => name),
    megabytes: (await sizeOf(join(clone, "node_modules"))) / 1_048_576,
    seconds,
  };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** What pnpm has unpacked; what a package depends on lies beside it as a link. */
async function manifestsIn(virtualStore: string): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const place of await readdir(virtualStore)) {
    const modules = join(virtualStore, place, "node_modules");
    for (const name of await namesIn(modules))
      if (!(await lstat(join(modules, name))).isSymbolicLink())
        found.push(JSON.parse(await readFile(join(modules, name, "package.json"), "utf8")) as Manifest);
  }
  return found;
}

async function namesIn(modules: string): Promise<string[]> {
  const names = await readdir(modules).catch(() => []);
  const visible = names.filter((name) => !name.startsWith("."));
  const scoped = visible.map(async (name) =>
    name.startsWith("@") ? (await readdir(join(modules, name))).map((inner) => `${name}/${inner}`) : [name],
  );
  return (await Promise.all(scoped)).flat();
}
