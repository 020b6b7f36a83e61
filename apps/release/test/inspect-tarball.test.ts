import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectTarball, rules } from "../src/tarball/inspect-tarball.ts";
import { readTarball } from "../src/tarball/read-tarball.ts";
import { sabotages } from "../src/tarball/sabotages.ts";
import { wholePackage } from "./whole-package.ts";

describe("the inspection of a packed file", () => {
  it("finds nothing in a package that is whole", async () => {
    expect(await inspectTarball(wholePackage())).toEqual([]);
  });

  it.each(sabotages)("catches $name", async ({ apply, caughtBy }) => {
    const findings = await inspectTarball(apply(wholePackage()));
    expect(findings.map(({ rule }) => rule)).toContain(caughtBy);
  });

  it("has a sabotage for every rule", () => {
    expect(new Set(sabotages.map(({ caughtBy }) => caughtBy))).toEqual(new Set(rules.map(({ id }) => id)));
  });

  it("never repeats a secret that it found", async () => {
    const secret = `npm_${"a1B2".repeat(9)}`;
    const broken = sabotages.find(({ name }) => name === "a token of npm in a built file")?.apply(wholePackage());
    expect(broken?.files.get("dist/token.js")?.toString()).toContain(secret);
    expect(JSON.stringify(broken && (await inspectTarball(broken)))).not.toContain(secret);
  });
});

describe("reading a packed file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "emchat-tarball-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("sees what npm packed, paths longer than a hundred bytes among it", async () => {
    const long = `${"a-long-name-".repeat(12)}.txt`;
    await writeFile(join(folder, "package.json"), '{ "name": "packed-by-npm", "version": "1.2.3" }');
    await writeFile(join(folder, "index.js"), "export {};\n");
    await writeFile(join(folder, long), "far away");
    await promisify(execFile)("npm", ["pack", "--silent"], { cwd: folder });
    const { manifest, files } = readTarball(await readFile(join(folder, "packed-by-npm-1.2.3.tgz")));
    expect(manifest.name).toBe("packed-by-npm");
    expect([...files.keys()].sort()).toEqual([long, "index.js", "package.json"]);
    expect(files.get(long)?.toString()).toBe("far away");
  });

  it("refuses bytes that are no archive, and an archive that is cut off", () => {
    expect(() => readTarball(Buffer.from("no archive"))).toThrow();
    const { packed } = wholePackage();
    expect(() => readTarball(packed.subarray(0, packed.length / 2))).toThrow();
  });
});
