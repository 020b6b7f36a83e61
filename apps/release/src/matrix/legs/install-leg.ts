import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../../repository-root.ts";
import { BUNDLED_LIST, type BundledPackage } from "../../supply-chain/bundled-packages.ts";
import { checkAdvisories } from "../../supply-chain/check-advisories.ts";
import { checkFixedVersions } from "../../supply-chain/check-fixed-versions.ts";
import { type ConsumerProject, layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { exactly, type World } from "../world.ts";

/** So many packages an install of the mock server may bring, itself among them. */
const MOST_PACKAGES = 14;
/** What people install otherwise. */
const PEER = "@stoplight/prism-cli@5.16.0";

/** What an install brought. */
interface Installed {
  readonly packages: ReadonlyMap<string, string>;
  /** Those that run a script at install. */
  readonly scripts: readonly string[];
  readonly megabytes: number;
  readonly seconds: number;
}

/** What `npm install @emchat/mock-server` brings: packages, scripts, known weaknesses; size and time beside prism-cli's. */
export async function installLeg(world: World, registry: string): Promise<Leg> {
  const { node } = world.toolbox;
  const project = await layOut(world, "install-mock-server", [], node["24"]);
  const peer = await layOut(world, "install-prism-cli", [], node["24"]);
  let ours: Installed | undefined;
  const needed = (): Installed => {
    if (ours === undefined) throw new Error("The install failed.");
    return ours;
  };
  const step = (tries: string, run: () => Promise<string>, first = false) => ({
    package: "@emchat/mock-server",
    tries,
    needed: first,
    run,
  });
  return {
    runtime: "npm install",
    steps: [
      step(
        "bring few packages and run no script",
        async () => {
          ours = await install(world, project, exactly(world, "@emchat/mock-server"));
          const { packages, scripts } = ours;
          const all = [...packages].map(([name, version]) => `${name}@${version}`).join(", ");
          if (packages.size > MOST_PACKAGES) throw new Error(`It brings ${packages.size} packages: ${all}`);
          if (scripts.length > 0) throw new Error(`These run a script at install: ${scripts.join(", ")}`);
          return `brings ${packages.size} packages, no install script: ${all}`;
        },
        true,
      ),
      step("hold no known weakness, bundled or beside it", async () => {
        const list = join(project.folder, "node_modules/@emchat/mock-server", BUNDLED_LIST);
        const bundled = JSON.parse(await readFile(list, "utf8")) as BundledPackage[];
        const beside = [...needed().packages].filter(([name]) => !name.startsWith("@emchat/"));
        const shipped = [...bundled, ...beside.map(([name, version]) => ({ name, version, license: "" }))];
        const asked = shipped.map(({ name, version, license }) => ({ name, versions: [version], license }));
        const policy = await readFile(join(repositoryRoot, "SECURITY.md"), "utf8");
        const verdicts = [checkFixedVersions(asked), await checkAdvisories(asked, registry, policy)];
        const failed = verdicts.filter(({ state }) => state === "failed").flatMap(({ says }) => says);
        if (failed.length > 0) throw new Error(failed.join("\n"));
        const says = verdicts.flatMap((verdict) => verdict.says).join(" ");
        return `${bundled.length} bundled and ${beside.length} beside it: ${says}`;
      }),
      step(`be smaller and quicker to install than ${PEER}`, async () => {
        const { megabytes, seconds, packages } = needed();
        const theirs = await install(world, peer, PEER);
        const compared = `${megabytes.toFixed(1)} MB, ${packages.size} packages, ${seconds.toFixed(1)} s; ${PEER}: ${theirs.megabytes.toFixed(1)} MB, ${theirs.packages.size} packages, ${theirs.seconds.toFixed(1)} s`;
        if (megabytes > theirs.megabytes / 2 || packages.size >= theirs.packages.size) throw new Error(compared);
        return compared;
      }),
    ],
  };
}

async function install(world: World, project: ConsumerProject, what: string): Promise<Installed> {
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

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
