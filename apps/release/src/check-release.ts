// Ties the contract and the public interfaces to the next version: what breaks the people who installed the last release
// needs a changeset that says so, a `minor` while the version is 0.x, afterwards a `major`.
//
//   pnpm --filter @emchat/release run check:release      (after `pnpm build`)
//
// Ends with 1 when the pending changesets make too small a step, 2 when the last release cannot be told.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { askedByInterface } from "./api/asked-by-interface.ts";
import { describeInterface } from "./api/describe-interface.ts";
import { type Asked, askedByContract } from "./contract/asked-by-contract.ts";
import { judgeRelease } from "./contract/judge-release.ts";
import { lastRelease, latestPackage } from "./contract/last-release.ts";
import { nextVersion } from "./contract/next-version.ts";
import { packedPackages } from "./contract/packed-packages.ts";
import { upstreamRegistry } from "./registry/upstream-registry.ts";
import { repositoryRoot } from "./repository-root.ts";

/** The packages with a public interface in TypeScript. */
const WITH_INTERFACE = [
  "@emchat/schema",
  "@emchat/client",
  "@emchat/campaign",
  "@emchat/emulator",
  "@emchat/contract",
  "@emchat/mock-server",
];

async function checkRelease(): Promise<number> {
  const registry = await upstreamRegistry();
  const next = await nextVersion(repositoryRoot);
  const last = await lastRelease(repositoryRoot, registry);
  if (!last) {
    console.log(`There is no release yet: no tag of git and no package in ${registry}.`);
    console.log(`The next version, ${next}, is the first; nothing can break by it, and nothing was compared.`);
    return 0;
  }
  console.log(`Compared with the last release, ${last.version} (${last.source})`);
  const asked = new Map<string, Asked>();
  const spec = await readFile(join(repositoryRoot, "spec/openapi.yaml"), "utf8");
  asked.set("the contract", await askedByContract(repositoryRoot, last.spec, spec));
  const packed = await packedPackages(repositoryRoot, WITH_INTERFACE);
  for (const name of WITH_INTERFACE) {
    const [before, after] = [await latestPackage(registry, name), packed.get(name)];
    if (!before || !after) {
      console.log(`${name} is not in ${registry}: its interface has nothing to be compared with`);
      continue;
    }
    asked.set(
      `the interface of ${name}`,
      askedByInterface(before.manifest.version, describeInterface(before), describeInterface(after)),
    );
  }
  const { ok, lines } = judgeRelease(last.version, next, asked);
  console.log(lines.join("\n"));
  return ok ? 0 : 1;
}

try {
  process.exitCode = await checkRelease();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
