import { compare, valid } from "semver";
import { runCommand } from "../process/run-command.ts";
import { readTarball } from "../tarball/read-tarball.ts";
import type { Tarball } from "../tarball/tarball.ts";

/** What people have installed today. */
export interface LastRelease {
  version: string;
  /** Where it was found, for the report. */
  source: string;
  /** The contract's text at that release. */
  spec: string;
}

const SPEC_FILE = "spec/openapi.yaml";
const TAG = /^(?:@emchat\/spec@|v)(\d+\.\d+\.\d+)$/;

/**
 * The newest release: the highest tag of git, else what the registry calls the latest. Prereleases do not count: nobody has
 * them without asking for them. Undefined when there is neither, which is so before the first release.
 *
 * @param folder the repository
 * @param registry its address, with a slash at the end
 * @throws Error when a tag has no contract, or when the registry answers neither with the package nor with 404
 */
export async function lastRelease(folder: string, registry: string): Promise<LastRelease | undefined> {
  return (await fromGit(folder)) ?? (await fromRegistry(registry));
}

async function fromGit(folder: string): Promise<LastRelease | undefined> {
  const { stdout } = await runCommand("git", ["tag", "--list"], { cwd: folder });
  const tags = stdout
    .split("\n")
    .map((tag) => ({ tag, version: TAG.exec(tag)?.[1] ?? "" }))
    .filter(({ version }) => valid(version))
    .sort((a, b) => compare(b.version, a.version));
  const newest = tags[0];
  if (!newest) return undefined;
  const shown = await runCommand("git", ["show", `${newest.tag}:${SPEC_FILE}`], { cwd: folder });
  if (shown.code !== 0) throw new Error(`The tag ${newest.tag} has no ${SPEC_FILE}: ${shown.stderr.trim()}`);
  return { version: newest.version, source: `git tag ${newest.tag}`, spec: shown.stdout };
}

async function fromRegistry(registry: string): Promise<LastRelease | undefined> {
  const latest = await latestPackage(registry, "@emchat/spec");
  if (!latest) return undefined;
  const spec = latest.files.get("openapi.yaml");
  if (!spec) throw new Error(`@emchat/spec@${latest.manifest.version} of ${registry} has no openapi.yaml.`);
  return { version: latest.manifest.version, source: `${registry}@emchat/spec`, spec: spec.toString("utf8") };
}

/**
 * The packed file of a package's latest version; undefined when the registry has no such package.
 *
 * @throws Error when the registry answers anything else: not knowing is not the same as nothing being there
 */
export async function latestPackage(registry: string, name: string): Promise<Tarball | undefined> {
  const url = new URL(name.replace("/", "%2f"), registry);
  const reply = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (reply.status === 404) return undefined;
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}, so nobody knows what the last release is.`);
  const { "dist-tags": tags, versions } = (await reply.json()) as {
    "dist-tags"?: { latest?: string };
    versions?: Record<string, { dist?: { tarball?: string } }>;
  };
  const address = versions?.[tags?.latest ?? ""]?.dist?.tarball;
  if (!address) throw new Error(`${url} names no latest version of ${name}.`);
  const packed = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!packed.ok) throw new Error(`${address} answered ${packed.status}.`);
  return readTarball(Buffer.from(await packed.arrayBuffer()));
}
