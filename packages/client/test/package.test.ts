import { glob, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { operationIds } from "@emchat/schema";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** What the machinery of a call may weigh, and what each operation of the contract may add, in bytes. */
const MACHINERY_BYTES = 5250;
const BYTES_PER_OPERATION = 250;
/** The largest core, in bytes: `createClient` with all that a call needs that has its token and does not fail, minified and gzipped. */
const MAX_CORE_BYTES = MACHINERY_BYTES + operationIds.length * BYTES_PER_OPERATION;
/** The same with everything: what reads failures and the bulk engine, which are loaded when they are needed, openapi-fetch's own client, and every export. */
const MAX_WHOLE_BYTES = 26_000;

interface Bundle {
  /** What is loaded at once. */
  readonly core: string;
  /** That, and what is loaded when it is needed. */
  readonly whole: string;
}

// split as a bundler splits it: what is imported dynamically stands in files of its own
async function bundle(
  code: string,
  { splitting = true, external = [] }: { readonly splitting?: boolean; readonly external?: string[] } = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    splitting,
    external,
    outdir: join(root, "out"),
    metafile: true,
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["@emchat/source", "import"],
    logLevel: "error",
  });
  const { outputs } = metafile;
  const atOnce = new Set<string>();
  const follow = (file: string): void => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === "import-statement") follow(path);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (entryPoint === "<stdin>") follow(file);
  expect(atOnce.size).toBeGreaterThan(0);
  const texts = new Map(outputFiles.map(({ path, text }) => [relative(process.cwd(), path), text]));
  return {
    core: [...atOnce].map((file) => texts.get(file) ?? "").join("\n"),
    whole: [...texts.values()].join("\n"),
  };
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

describe("the bundle", () => {
  it(`of the core has at most ${MAX_CORE_BYTES} bytes`, async () => {
    const { core } = await bundle(
      'import { createClient } from "./src/index.ts"; globalThis.createClient = createClient;',
    );
    expect(gzipped(core)).toBeLessThanOrEqual(MAX_CORE_BYTES);
  });

  it(`of everything has at most ${MAX_WHOLE_BYTES} bytes`, async () => {
    const { whole } = await bundle('import * as everything from "./src/index.ts"; globalThis.everything = everything;');
    expect(gzipped(whole)).toBeLessThanOrEqual(MAX_WHOLE_BYTES);
  });

  it("leaves out what is not used: one message builder costs next to nothing", async () => {
    const { core: small } = await bundle('import { text } from "./src/index.ts"; console.log(text("hi"));', {
      splitting: false,
    });
    expect(gzipped(small)).toBeLessThan(150);
  });

  it("has no Node built-in, no `Buffer`, no code from text, and looks for an environment without needing one", async () => {
    const { whole } = await bundle(
      'import * as everything from "./src/index.ts"; import * as otel from "./src/otel.ts"; globalThis.all = [everything, otel];',
      // it asks whether there is a `process` before it looks into it
      { external: ["openapi-fetch"] },
    );
    expect(whole.replace("globalThis.process?.env?.[", "")).not.toMatch(
      /\bprocess\b|\bBuffer\b|\brequire\(|node:|\beval\(|new Function/,
    );
  });
});

describe("the sources", () => {
  it("import nothing but openapi-fetch, the finder of secrets, and types of the schema; undici and Node's zlib behind their own door", async () => {
    const specifiers = new Set<string>();
    const behindUndici = new Set<string>();
    for await (const file of glob("src/**/*.ts", { cwd: root })) {
      const text = (await readFile(join(root, file), "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
      for (const [, type, specifier = ""] of text.matchAll(/^(?:import|export)( type)?[^;]*? from "([^."][^"]*)"/gm)) {
        (file.includes("undici") ? behindUndici : specifiers).add(`${type ? "type " : ""}${specifier}`);
      }
    }
    expect([...specifiers].sort()).toEqual(["@emchat/schema/secrets", "openapi-fetch", "type @emchat/schema"]);
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
