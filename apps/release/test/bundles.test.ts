import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { entryLimits, neverBundled } from "../src/bundle/entry-limits.ts";
import { measureEntry } from "../src/bundle/measure-entry.ts";
import { repositoryRoot } from "../src/repository-root.ts";
import { downloadLimits } from "../src/tarball/download-limits.ts";
import { exportTargets, isModule } from "../src/tarball/export-targets.ts";
import type { Manifest } from "../src/tarball/tarball.ts";

const published = await Promise.all(
  [
    "spec",
    "packages/schema",
    "packages/client",
    "packages/campaign",
    "packages/emulator",
    "packages/contract",
    "apps/mock-server",
  ].map(async (folder) => JSON.parse(await readFile(join(repositoryRoot, folder, "package.json"), "utf8")) as Manifest),
);

describe("the bundle of an entry", () => {
  it("is measured whole, minified and gzipped", async () => {
    const folder = await projectWith({
      "sample/index.js": `export const text = ${JSON.stringify("a".repeat(5_000))};`,
    });
    const { minified, gzipped, forbidden } = await measureEntry(folder, "sample");
    expect(minified).toBeGreaterThan(5_000);
    expect(gzipped).toBeLessThan(500);
    expect(forbidden).toEqual([]);
  });

  it("leaves out what its user has anyway", async () => {
    const folder = await projectWith({ "sample/index.js": 'export { http } from "msw/http";', "msw/index.js": "" });
    expect((await measureEntry(folder, "sample", ["msw"])).minified).toBeLessThan(100);
  });

  it.each([
    [
      "Prism",
      {
        "sample/index.js": 'export * from "@stoplight/prism-http";',
        "@stoplight/prism-http/index.js": "export const x = 1;",
      },
    ],
    [
      "Ajv's compiler",
      {
        "sample/index.js": 'export * from "ajv/dist/compile/index.js";',
        "ajv/dist/compile/index.js": "export const x = 1;",
        "ajv/index.js": "",
      },
    ],
    ["a YAML parser", { "sample/index.js": 'export * from "yaml";', "yaml/index.js": "export const x = 1;" }],
    ["a built-in of Node", { "sample/index.js": 'import { inspect } from "node:util"; export const x = inspect;' }],
    ["a built-in of Node", { "sample/index.js": 'export const x = () => import("fs/promises");' }],
  ] satisfies [string, Record<string, string>][])(
    "is refused with %s in it, wherever it comes from",
    async (what, files) => {
      const { forbidden } = await measureEntry(await projectWith(files), "sample");
      expect(forbidden.join("\n")).toContain(what);
    },
  );
});

describe("the limits", () => {
  it("are there, with a reason, for every entry that people bundle", () => {
    const entries = published
      .filter(({ name }) => !neverBundled.includes(name))
      .flatMap((manifest) =>
        exportTargets(manifest)
          .filter(({ file }) => isModule(file))
          .map(({ subpath }) => manifest.name + subpath.slice(1)),
      )
      .filter((entry) => !neverBundled.includes(entry));
    expect(new Set(entryLimits.map(({ entry }) => entry))).toEqual(new Set(entries));
    for (const { why } of entryLimits) expect(why.length).toBeGreaterThan(40);
  });

  it("are there, with a reason, for the download of every package", () => {
    expect(downloadLimits.map((limit) => limit.package)).toEqual(published.map(({ name }) => name));
    for (const { why } of downloadLimits) expect(why.length).toBeGreaterThan(30);
  });
});

/** A project with these files in its `node_modules`. */
async function projectWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, "node_modules", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    if (path.endsWith("/index.js"))
      await writeFile(join(dirname(file), "package.json"), '{ "type": "module", "main": "index.js" }');
  }
  return folder;
}
