import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../../repository-root.ts";
import { layOut } from "../consumer-project.ts";
import type { Leg } from "../leg.ts";
import { type Installed, measureInstall } from "../measure-install.ts";
import { measureStart } from "../measure-start.ts";
import { exactly, type World } from "../world.ts";

/** By this name it is asked for; it takes minutes, most of them for the peers. */
export const INSTALL_TABLE = "install table";
/** What people install otherwise: another mock server, or what a test answers calls with. */
const PEERS = ["@stoplight/prism-cli@5.16.0", "@mockoon/cli@9.9.0", "@scalar/mock-server@0.14.4", "msw@3.0.5"];

/** What a clone may take to start the mock server. */
const START_MEGABYTES = 200;

/** What `npm install` of each package brings, beside its peers; written as `results/installs.md`, which becomes `docs/installs.md`. */
export function installTableLeg(world: World): Leg {
  const rows: string[] = [];
  const published = [...world.manifests.keys()].sort();
  const wanted = [
    ...published.map((name) => ({ name, what: exactly(world, name) })),
    ...PEERS.map((what) => ({ name: what, what })),
  ];
  const measure = wanted.map(({ name, what }) => ({
    package: name,
    tries: "be installed and weighed",
    run: async () => {
      const project = await layOut(world, `weighed-${name.replaceAll(/\W/g, "-")}`, [], world.toolbox.node["24"]);
      const installed = await measureInstall(world, project, what);
      rows.push(rowOf(name, installed));
      return `${installed.megabytes.toFixed(1)} MB, ${installed.packages.size} packages`;
    },
  }));
  const start = {
    package: "all",
    tries: "start in a clone and be weighed",
    run: async () => {
      const installed = await measureStart(join(world.folder, "weighed-start"));
      if (installed.megabytes > START_MEGABYTES)
        throw new Error(`start brings ${installed.megabytes.toFixed(1)} MB, more than ${START_MEGABYTES}`);
      rows.push(rowOf("npx pnpm@12 start", installed));
      return `${installed.megabytes.toFixed(1)} MB, ${installed.packages.size} packages`;
    },
  };
  const write = async (): Promise<string> => {
    const results = join(repositoryRoot, "apps/release/results");
    await mkdir(results, { recursive: true });
    await writeFile(join(results, "installs.md"), `${HEAD}${rows.join("\n")}\n`);
    return "wrote results/installs.md";
  };
  return {
    runtime: INSTALL_TABLE,
    steps: [...measure, start, { package: "all", tries: "write the table", run: write }],
  };
}

const HEAD = `# What an install weighs

\`npm install\` into an empty folder, with everything that comes along: the sizes of its files, of 1,048,576 bytes each MB. Nothing of ours
runs a script at install. Seconds are of one run, over a network, with whatever npm had in its cache: compare them with each other only. The last
row is what a clone of the repository installs and builds to start the mock, with nothing in a cache. Written by \`pnpm release:rehearse --only "${INSTALL_TABLE}"\`.

| package | MB | packages | with an install script | seconds |
| :-- | --: | --: | --: | --: |
`;

function rowOf(name: string, { megabytes, packages, scripts, seconds }: Installed): string {
  return `| \`${name}\` | ${megabytes.toFixed(1)} | ${packages.size} | ${scripts.length} | ${seconds.toFixed(1)} |`;
}
