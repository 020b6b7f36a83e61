import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../../repository-root.ts";
import { BUNDLED_LIST, type BundledPackage } from "../../supply-chain/bundled-packages.ts";
import { checkAdvisories } from "../../supply-chain/check-advisories.ts";
import { checkFixedVersions } from "../../supply-chain/check-fixed-versions.ts";
import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { type Installed, measureInstall } from "../measure-install.ts";
import { exactly, type World } from "../world.ts";

/** So many packages an install of the mock server may bring, itself among them. */
const MOST_PACKAGES = 14;
/** What people install otherwise. */
const PEER = "@stoplight/prism-cli@5.16.0";

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
          ours = await measureInstall(world, project, exactly(world, "@emchat/mock-server"));
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
        const theirs = await measureInstall(world, peer, PEER);
        const compared = `${megabytes.toFixed(1)} MB, ${packages.size} packages, ${seconds.toFixed(1)} s; ${PEER}: ${theirs.megabytes.toFixed(1)} MB, ${theirs.packages.size} packages, ${theirs.seconds.toFixed(1)} s`;
        if (megabytes > theirs.megabytes / 2 || packages.size >= theirs.packages.size) throw new Error(compared);
        return compared;
      }),
    ],
  };
}
