import { glob, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The largest core, in bytes: `createClient` with all that a call needs, openapi-fetch's part included, minified and gzipped. */
const MAX_CORE_BYTES = 6000;
/** The same with everything: the bulk engine, which is loaded when a bulk send begins, and every export. */
const MAX_WHOLE_BYTES = 9800;

async function bundle(code: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["@emchat/source", "import"],
    external,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

describe("the bundle", () => {
  it(`of the core has at most ${MAX_CORE_BYTES} bytes`, async () => {
    const core = await bundle(
      'import { createClient } from "./src/index.ts"; globalThis.createClient = createClient;',
      ["./bulk-run.ts"],
    );
    expect(gzipped(core)).toBeLessThanOrEqual(MAX_CORE_BYTES);
  });

  it(`of everything has at most ${MAX_WHOLE_BYTES} bytes`, async () => {
    const whole = await bundle('import * as everything from "./src/index.ts"; globalThis.everything = everything;');
    expect(gzipped(whole)).toBeLessThanOrEqual(MAX_WHOLE_BYTES);
  });

  it("leaves out what is not used: one message builder costs next to nothing", async () => {
    const small = await bundle('import { text } from "./src/index.ts"; console.log(text("hi"));');
    expect(gzipped(small)).toBeLessThan(150);
  });

  it("has no Node built-in, no `process`, no `Buffer` and no code from text", async () => {
    const whole = await bundle(
      'import * as everything from "./src/index.ts"; import * as otel from "./src/otel.ts"; globalThis.all = [everything, otel];',
    );
    expect(whole).not.toMatch(/\bprocess\b|\bBuffer\b|\brequire\(|node:|\beval\(|new Function/);
  });
});

describe("the sources", () => {
  it("import nothing but openapi-fetch, and types of the schema; undici and Node's zlib behind their own door", async () => {
    const specifiers = new Set<string>();
    const behindUndici = new Set<string>();
    for await (const file of glob("src/**/*.ts", { cwd: root })) {
      const text = (await readFile(join(root, file), "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
      for (const [, type, specifier = ""] of text.matchAll(/^(?:import|export)( type)?[^;]*? from "([^."][^"]*)"/gm)) {
        (file.includes("undici") ? behindUndici : specifiers).add(`${type ? "type " : ""}${specifier}`);
      }
    }
    expect([...specifiers].sort()).toEqual(["openapi-fetch", "type @emchat/schema"]);
    expect([...behindUndici].sort()).toEqual(["node:zlib", "type undici", "undici"]);
  });

  it("have one dependency beside the schema", async () => {
    const { dependencies, sideEffects } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
      dependencies: object;
      sideEffects: boolean;
    };
    expect(Object.keys(dependencies)).toEqual(["@emchat/schema", "openapi-fetch"]);
    expect(sideEffects).toBe(false);
  });
});
