// The rehearsal of a release: versions, builds, packs and publishes a copy of this repository to a registry of its own, then
// lets small real projects install the packages from there and use them.
//
//   pnpm release:rehearse [--from-pack-dir FOLDER]     with files that `changeset pack` made already
//                         [--only RUNTIME]             only the legs of that name, such as "a stranger"
//
// Prints a table, keeps it in results/rehearsal.json, and ends with 1 when a line of it failed.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleLeg } from "./bundle/bundle-leg.ts";
import { formatTable } from "./matrix/format-table.ts";
import { type Leg, type Row, runLeg } from "./matrix/leg.ts";
import { bunLeg } from "./matrix/legs/bun-leg.ts";
import { chromiumLeg } from "./matrix/legs/chromium-leg.ts";
import { denoLeg } from "./matrix/legs/deno-leg.ts";
import { entrancesLeg } from "./matrix/legs/entrances-leg.ts";
import { githubActionLeg } from "./matrix/legs/github-action-leg.ts";
import { guidesLegs } from "./matrix/legs/guides-leg.ts";
import { installLeg } from "./matrix/legs/install-leg.ts";
import { INSTALL_TABLE, installTableLeg } from "./matrix/legs/install-table-leg.ts";
import { nodeLeg, nodeMajors } from "./matrix/legs/node-leg.ts";
import { npxContractLeg } from "./matrix/legs/npx-leg.ts";
import { typescriptLegs } from "./matrix/legs/typescript-leg.ts";
import { vitestLeg } from "./matrix/legs/vitest-leg.ts";
import { workerdLeg } from "./matrix/legs/workerd-leg.ts";
import { startPublishedMock } from "./matrix/start-published-mock.ts";
import type { World } from "./matrix/world.ts";
import { killAllCommands } from "./process/run-command.ts";
import { runTwoAtATime } from "./process/run-two-at-a-time.ts";
import { type Registry, startRegistry } from "./registry/start-registry.ts";
import { upstreamRegistry } from "./registry/upstream-registry.ts";
import { copyRepository } from "./release/copy-repository.ts";
import { releaseCommands, tarballsOf } from "./release/release-commands.ts";
import { repositoryRoot } from "./repository-root.ts";
import { readTarball } from "./tarball/read-tarball.ts";
import type { Tarball } from "./tarball/tarball.ts";
import { inspectionLeg, sabotageLeg } from "./tarball/tarball-legs.ts";
import { installTools } from "./toolbox/install-tools.ts";
import { openToolbox } from "./toolbox/toolbox.ts";

const results = join(repositoryRoot, "apps/release/results");
const started = performance.now();
const folder = await mkdtemp(join(tmpdir(), "emchat-rehearsal-"));
/** What is undone at the end, last one first. */
const undo: (() => Promise<unknown>)[] = [
  () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
];

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await work();
  console.log(`${((performance.now() - before) / 1000).toFixed(1).padStart(6)} s  ${name}`);
  return result;
}

/** A registry with the packages of this repository in it, and what was published there. */
async function release(packs: string | undefined): Promise<{ registryUrl: string; tarballs: Tarball[] }> {
  const toolsFolder = await timed("install the consumers' tools", installTools);
  const upstream = await upstreamRegistry();
  const registry = await timed("start a registry", () =>
    startRegistry(toolsFolder, join(folder, "registry"), upstream),
  );
  undo.push(registry.close);
  const paths = await (packs ? publishPacked(packs, registry) : publishCopy(registry));
  const tarballs = await Promise.all(paths.map(async (path) => readTarball(await readFile(path))));
  return { registryUrl: registry.url, tarballs };
}

/** Publishes what `changeset pack` made before: the files that the real release will publish. */
async function publishPacked(packs: string, { publisherConfig }: Registry): Promise<string[]> {
  await timed("publish from the packed files", () => releaseCommands(repositoryRoot, publisherConfig).publish(packs));
  return tarballsOf(packs);
}

async function publishCopy({ publisherConfig }: Registry): Promise<string[]> {
  const copy = join(folder, "repository");
  const packs = join(folder, "packs");
  await mkdir(copy);
  await timed("copy the repository", () => copyRepository(copy));
  const commands = releaseCommands(copy, publisherConfig);
  await timed("install from the lockfile, frozen", commands.install);
  if (!(await timed("version", commands.version))) console.log("          no changeset is pending: versions stay");
  await timed("build", commands.build);
  const paths = await timed("pack", () => commands.pack(packs));
  await timed("publish from the packed files", () => commands.publish(packs));
  return paths;
}

async function consume(registryUrl: string, tarballs: readonly Tarball[], only?: string): Promise<Row[]> {
  const manifests = new Map(tarballs.map(({ manifest }) => [manifest.name, manifest]));
  const base = { folder: join(folder, "consumers"), toolbox: await openToolbox(), registryUrl, manifests };
  const mock = await startPublishedMock(base);
  undo.push(mock.stop);
  const world: World = { ...base, mockUrl: mock.url };
  const client = tarballs.find(({ manifest }) => manifest.name === "@emchat/client");
  const checks: Leg[] = [inspectionLeg(tarballs), ...(client ? [sabotageLeg(client)] : [])];
  // The longest ones come first, so that none of them is left alone at the end.
  const legs = await Promise.all([
    guidesLegs(world),
    typescriptLegs(world),
    entrancesLeg(world),
    ...nodeMajors.map((major) => nodeLeg(world, major)),
    npxContractLeg(world),
    installLeg(world, await upstreamRegistry()),
    githubActionLeg(world),
    vitestLeg(world),
    chromiumLeg(world),
    workerdLeg(world),
    bunLeg(world),
    denoLeg(world),
    ...(only === INSTALL_TABLE ? [installTableLeg(world)] : []),
  ]);
  const wanted = [...legs.flat(), ...checks].filter(({ runtime }) => only === undefined || runtime === only);
  const rows = await runTwoAtATime(wanted.map((leg) => () => runLeg(leg)));
  if (only !== undefined) return rows.flat();
  const bundles = await runLeg(bundleLeg(join(world.folder, "node-24")));
  return [...rows.flat(), ...(await runLeg(mock.leg)), ...bundles];
}

async function rehearse(): Promise<number> {
  const { values } = parseArgs({ options: { "from-pack-dir": { type: "string" }, only: { type: "string" } } });
  const { "from-pack-dir": packs, only } = values;
  const { registryUrl, tarballs } = await release(packs && resolve(process.env["INIT_CWD"] ?? ".", packs));
  const rows = await timed("consume", () => consume(registryUrl, tarballs, only));
  const failed = rows.filter(({ ok }) => !ok).length;
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`\n${formatTable(rows)}\n\n${rows.length - failed} of ${rows.length} lines ok, ${seconds} s in all`);
  await mkdir(results, { recursive: true });
  const version = tarballs[0]?.manifest.version;
  await writeFile(join(results, "rehearsal.json"), `${JSON.stringify({ version, seconds, failed, rows }, null, 2)}\n`);
  return rows.length === 0 || failed > 0 ? 1 : 0;
}

async function cleanUp(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => console.error(error));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    killAllCommands();
    await cleanUp();
    process.exit(1);
  });
}

try {
  process.exitCode = await rehearse();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
