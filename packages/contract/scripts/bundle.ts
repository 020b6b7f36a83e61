import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { digestOf } from "../src/spec/read-ahead.ts";

// The kit is loaded in few files, each as soon as it is needed: two hundred modules take longer to find than to run.

const root = fileURLToPath(new URL("../", import.meta.url));

await build({
  entryPoints: ["cli", "index", "vitest"].map((name) => join(root, `src/${name}.ts`)),
  outdir: join(root, "dist"),
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  packages: "external",
  define: { READ_AHEAD: JSON.stringify(readAhead()) },
  chunkNames: "chunks/[name]-[hash]",
  absWorkingDir: root,
  logLevel: "error",
});

/** The spec that is judged by when nobody names one, already read. */
function readAhead(): { readonly digest: string; readonly json: string } {
  const text = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
  return { digest: digestOf(text), json: JSON.stringify(parse(text)) };
}
