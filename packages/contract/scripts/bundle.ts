import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { compileAhead } from "./compile-ahead.ts";

// The kit is loaded in few files, each as soon as it is needed: two hundred modules take longer to find than to run.

const root = fileURLToPath(new URL("../", import.meta.url));

const ahead = join(root, ".cache/ahead");
const compiledAhead = await compileAhead(ahead);
await writeFile(join(ahead, "compiled-ahead.js"), compiledAhead);

await build({
  inject: [join(ahead, "compiled-ahead.js")],
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
function readAhead(): { readonly yaml: string; readonly json: string } {
  const yaml = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
  return { yaml, json: JSON.stringify(parse(yaml)) };
}
