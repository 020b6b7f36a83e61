import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../src/repository-root.ts";
import { checkAdvisories } from "../src/supply-chain/check-advisories.ts";
import { checkFixedVersions } from "../src/supply-chain/check-fixed-versions.ts";
import { checkLicences } from "../src/supply-chain/check-licences.ts";
import { checkLockfiles } from "../src/supply-chain/check-lockfiles.ts";
import { serveReplies } from "./serve-replies.ts";

const read = (path: string): Promise<string> => readFile(join(repositoryRoot, path), "utf8");
const dependencies = [{ name: "left-pad", versions: ["1.0.0", "1.3.0"], license: "WTFPL" }];
const advisory = {
  url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
  title: "It pads the wrong side",
  severity: "high",
  vulnerable_versions: "<1.3.0",
};

describe("the lockfiles", () => {
  it("name the bytes of every package, and only of registries", async () => {
    const verdict = checkLockfiles(await read("pnpm-lock.yaml"), await read("apps/release/tools/package-lock.json"));
    expect(verdict).toMatchObject({ state: "passed" });
  });

  it("fail with a package that has no hash, comes from git, or with no package at all", () => {
    const npm = '{ "packages": { "": {}, "node_modules/a": { "integrity": "sha512-x" } } }';
    const pnpm = "packages:\n  a@1.0.0:\n    resolution: { integrity: sha512-x }\n";
    expect(checkLockfiles(pnpm, npm).state).toBe("passed");
    const broken = [
      [pnpm.replace("integrity: sha512-x", "tarball: https://example.org/a.tgz"), npm],
      [pnpm.replace("integrity: sha512-x", ""), npm],
      [pnpm, npm.replace('"integrity": "sha512-x"', '"version": "1.0.0"')],
      [pnpm, npm.replace('"integrity"', '"resolved": "git+ssh://git@example.org/a.git", "integrity"')],
      ["packages: {}", npm],
      [pnpm, '{ "packages": { "": {} } }'],
    ] as const;
    for (const [one, other] of broken) expect(checkLockfiles(one, other)).toMatchObject({ state: "failed" });
  });

  it("pin the consumers' tools to exact versions", async () => {
    const { dependencies: tools, optionalDependencies } = JSON.parse(await read("apps/release/tools/package.json"));
    for (const range of Object.values({ ...tools, ...optionalDependencies }))
      expect(range).toMatch(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/);
  });
});

describe("the licences of what ships", () => {
  it.each(["MIT", "(MIT OR GPL-3.0-only)", "MIT AND ISC", "Apache-2.0"])("may be %s", (license) => {
    expect(checkLicences([{ name: "a", versions: ["1.0.0"], license }])).toMatchObject({ state: "passed" });
  });

  it.each(["GPL-3.0-only", "MIT AND GPL-3.0-only", "UNLICENSED", "Unknown", ""])("may not be %s", (license) => {
    const verdict = checkLicences([{ name: "a", versions: ["1.0.0"], license }]);
    expect(verdict).toMatchObject({ state: "failed", says: [expect.stringContaining("a@1.0.0")] });
  });
});

describe("versions in which weaknesses are known", () => {
  const weaknesses = [{ name: "left-pad", advisory: "GHSA-aaaa-bbbb-cccc", fixedIn: "1.3.0" }];
  const shipping = (...versions: string[]): typeof dependencies => [{ name: "left-pad", versions, license: "WTFPL" }];

  it("do not ship, in whichever of several versions", () => {
    for (const version of ["1.2.9", "0.99.0", "1.3.0-rc.1"])
      expect(checkFixedVersions(shipping("2.0.0", version), weaknesses), version).toMatchObject({
        state: "failed",
        says: [`left-pad@${version} has GHSA-aaaa-bbbb-cccc, which is mended in 1.3.0`],
      });
    expect(checkFixedVersions(shipping("1.3.0", "1.10.0"), weaknesses)).toMatchObject({ state: "passed" });
  });

  it("are looked for in what is bundled into the mock server, too", () => {
    const old = [{ name: "lodash", versions: ["4.17.21"], license: "MIT" }];
    expect(checkFixedVersions(old).says).toHaveLength(3);
  });
});

describe("the known weaknesses of what ships", () => {
  it("are asked for by name and version, and none is a pass", async () => {
    let asked = "";
    const registry = await serveReplies(async (request, reply) => {
      asked = `${request.method} ${request.url} ${await text(request)}`;
      reply.end("{}");
    });
    expect(await checkAdvisories(dependencies, registry, "")).toMatchObject({ state: "passed" });
    expect(asked).toBe('POST /-/npm/v1/security/advisories/bulk {"left-pad":["1.0.0","1.3.0"]}');
  });

  it("fail the check, unless SECURITY.md answers them by their id", async () => {
    const registry = await serveReplies((_, reply) => reply.end(JSON.stringify({ "left-pad": [advisory] })));
    const open = await checkAdvisories(dependencies, registry, "We know of GHSA-dddd-eeee-ffff.");
    expect(open).toMatchObject({ state: "failed", says: [expect.stringContaining("It pads the wrong side")] });
    const answered = await checkAdvisories(dependencies, registry, "GHSA-aaaa-bbbb-cccc: we pad nothing.");
    expect(answered).toMatchObject({ state: "passed", says: [expect.stringContaining("1 answered")] });
  });

  it("are unanswered, which is no pass, when the registry gives no audits, something else, or nothing", async () => {
    const refuses = await serveReplies((_, reply) => reply.writeHead(405).end());
    const babbles = await serveReplies((_, reply) => reply.end("<html>"));
    const lists = await serveReplies((_, reply) => reply.end('{ "error": "not here" }'));
    for (const registry of [refuses, babbles, lists, "http://127.0.0.1:9/"]) {
      const verdict = await checkAdvisories(dependencies, registry, "");
      expect(verdict).toMatchObject({ state: "unanswered", says: [expect.stringContaining("NOT CHECKED")] });
    }
  });
});
