import { describe, expect, it } from "vitest";
import { generate } from "../src/generate.ts";
import { write } from "../src/generated-files.ts";
import { CONTRACT, CONTROL, copyRepository, type RepositoryCopy } from "./repository-copy.ts";

const VALIDATORS = "packages/schema/src/generated/validators.ts";

/** Edits of the contract, each with a file that has to change with it. */
const edits: readonly (readonly [what: string, file: string, from: string, to: string, stale: string])[] = [
  ["a limit", CONTRACT, "maxLength: 40960", "maxLength: 40961", VALIDATORS],
  [
    "an enum",
    CONTRACT,
    "enum: [online, offline]",
    "enum: [online, offline, away]",
    "packages/schema/src/generated/types.ts",
  ],
  [
    "a schema's description",
    CONTRACT,
    "description: The envelope of an error.",
    "description: An error.",
    "packages/schema/src/generated/aliases.ts",
  ],
  ["an example", CONTRACT, "msg: hello singlechat", "msg: hello", "packages/schema/src/generated/examples.ts"],
  [
    "a summary",
    CONTRACT,
    "summary: Ask whether a user is online",
    "summary: Ask for presence",
    "packages/client/src/generated/operations.ts",
  ],
  [
    "a path",
    CONTRACT,
    "/{username}/status:",
    "/{username}/presence:",
    "packages/schema/src/generated/operation-table.ts",
  ],
  [
    "a method of the client",
    CONTRACT,
    "method: getStatus",
    "method: presence",
    "packages/client/test/generated/operations.test.ts",
  ],
  ["a rate limit", CONTRACT, "requests: 6000", "requests: 600", "packages/client/src/generated/operations.ts"],
  [
    "an annotation",
    CONTRACT,
    'era: 2014-07, document: "bodies page"',
    'era: 2014-08, document: "bodies page"',
    "packages/schema/src/generated/document.ts",
  ],
];

describe("generate", () => {
  it("gives the same bytes twice", async () => {
    const { root } = await copyRepository();
    const [first, second] = [await generate(root), await generate(root)];
    expect([...second]).toEqual([...first]);
  });

  it("gives the same bytes wherever the repository lies", async () => {
    const [one, other] = [await copyRepository(), await copyRepository("LICENSE")].map(({ root }) => root);
    const files = await generate(one ?? "");
    expect([...(await generate(other ?? ""))]).toEqual([...files]);
    for (const content of files.values()) expect(content).not.toMatch(/node_modules|emchat-codegen-/);
  });

  it("heads every file with what it is, where it comes from and the command that writes it", async () => {
    const { root } = await copyRepository();
    for (const [path, content] of await generate(root)) {
      const from = path.startsWith("packages/control/") ? CONTROL : CONTRACT;
      expect(content.split("\n").slice(0, 2).join("\n"), path).toMatch(
        new RegExp(
          `^(?:// .+\\n//|#) Generated from ${from.replaceAll(".", "\\.")} by \`pnpm generate\`\\. Do not edit`,
        ),
      );
    }
  });

  it("touches nothing when everything is right", async () => {
    const copy = await copyRepository();
    expect((await copy.generate()).stdout).toMatch(/(\d+) generated files, \1 changed/);
    expect((await copy.generate()).stdout).toMatch(/^\d+ generated files, 0 changed\n$/);
  });
});

let files: Promise<ReadonlyMap<string, string>> | undefined;

/** A copy in which nothing is stale. */
async function upToDateCopy(): Promise<RepositoryCopy> {
  const copy = await copyRepository();
  files ??= generate(copy.root);
  await write(copy.root, await files);
  return copy;
}

describe("generate --check", () => {
  it("names every missing file and the command", async () => {
    const copy = await copyRepository();
    const { exitCode, stderr } = await copy.generate("--check");
    const paths = [...(await generate(copy.root)).keys()].sort();
    expect(exitCode).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      ...paths.map((path) => `missing: ${path}`),
      "Generated files differ from the contract. Run: pnpm generate",
    ]);
  });

  it("is content after pnpm generate", async () => {
    const copy = await copyRepository();
    await copy.generate();
    expect(await copy.generate("--check")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it.each(edits)("fails after an edit of %s, and names the command", async (_, file, from, to, stale) => {
    const copy = await upToDateCopy();
    await copy.edit(file, from, to);
    const { exitCode, stderr } = await copy.generate("--check");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`stale: ${stale}\n`);
    expect(stderr).toMatch(/Run: pnpm generate\n$/);
  });

  it("fails after an edit of the control API", async () => {
    const copy = await upToDateCopy();
    await copy.edit(CONTROL, "\n  schemas:\n", "\n  schemas:\n    Added: { type: string }\n");
    const { exitCode, stderr } = await copy.generate("--check");
    expect(exitCode).toBe(1);
    expect(stderr.match(/^stale: .*$/gm)).toEqual([
      "stale: packages/control/src/generated/control-types.ts",
      "stale: packages/control/src/generated/control.openapi.yaml",
    ]);
  });

  it("does not mind an edit that changes no output", async () => {
    const copy = await upToDateCopy();
    await copy.edit(CONTRACT, "# A relation says", "# A relation states");
    expect((await copy.generate("--check")).exitCode).toBe(0);
  });

  it("catches an edit of a generated file by hand", async () => {
    const copy = await upToDateCopy();
    await copy.edit(VALIDATORS, "> 40960", "> 50000");
    const { exitCode, stderr } = await copy.generate("--check");
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`stale: ${VALIDATORS}\nGenerated files differ from the contract. Run: pnpm generate\n`);
    await copy.generate();
    expect(await copy.read(VALIDATORS)).toContain("> 40960");
  });

  it("catches a file that nothing generates, and generate removes it", async () => {
    const copy = await upToDateCopy();
    await copy.write("packages/schema/src/generated/left-over.ts", "export {};\n");
    expect((await copy.generate("--check")).stderr).toContain(
      "superfluous: packages/schema/src/generated/left-over.ts\n",
    );
    expect((await copy.generate()).stdout).toContain("removed packages/schema/src/generated/left-over.ts\n");
    expect((await copy.generate("--check")).exitCode).toBe(0);
  });
});
