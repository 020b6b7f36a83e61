import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** The files of this package that a browser bundle of a program keeps, and the bundle's size in bytes. */
async function bundle(program: string): Promise<{ files: string[]; bytes: number }> {
  const result = await build({
    stdin: { contents: program, loader: "ts", resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    conditions: ["@emchat/source"],
    format: "esm",
    metafile: true,
    minify: true,
    logLevel: "silent",
    platform: "browser",
    write: false,
  });
  const [output] = Object.values(result.metafile.outputs);
  const kept = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    files: kept.map(([path]) => path.replace(/^.*src\//, "")).filter((path) => path !== "<stdin>"),
    bytes: output?.bytes ?? 0,
  };
}

describe("a program that imports", () => {
  it("only types carries nothing of this package", async () => {
    const { files } = await bundle(
      'import type { Message } from "@emchat/schema"; export const message: Message = { type: "txt", msg: "x" };',
    );
    expect(files).toEqual([]);
  });

  it("the main entry for its effects carries nothing of this package", async () => {
    const { files } = await bundle(
      'import "@emchat/schema"; import "@emchat/schema/validators"; export const one = 1;',
    );
    expect(files).toEqual([]);
  });

  it("the operation table carries the table alone", async () => {
    const { files } = await bundle('import { operationTable } from "@emchat/schema"; console.log(operationTable);');
    expect(files).toEqual(["generated/operation-table.ts"]);
  });

  it("the validators carries neither the document nor the examples", async () => {
    const { files } = await bundle(
      'import { validateReply } from "@emchat/schema/validators"; console.log(validateReply("getUserStatus", 200, {}));',
    );
    expect(files).toContain("generated/validators.ts");
    expect(files).not.toContain("generated/document.ts");
    expect(files).not.toContain("generated/examples.ts");
    expect(files).not.toContain("generated/types.ts");
  });
});
