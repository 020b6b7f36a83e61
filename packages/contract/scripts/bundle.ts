import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { digestOf } from "../src/spec/read-ahead.ts";

// The kit is loaded in few files, each as soon as it is needed: two hundred modules take longer to find than to run. What
// it uses of Ajv and of `yaml` is carried in them, with the licences beside, so that an install brings nothing else.

const root = fileURLToPath(new URL("../", import.meta.url));

const { metafile } = await build({
  entryPoints: ["cli", "index", "vitest"].map((name) => join(root, `src/${name}.ts`)),
  outdir: join(root, "dist"),
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  chunkNames: "chunks/[name]-[hash]",
  // CommonJS inside reaches Node's own modules this way.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  define: { READ_AHEAD: JSON.stringify(readAhead()) },
  external: ["@emchat/*", "fast-check", "vitest"],
  metafile: true,
  absWorkingDir: root,
  logLevel: "error",
});

const folders = new Set(
  Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file.includes("node_modules/"))
    .map(([file]) => packageFolder(join(root, file))),
);
const head =
  "@emchat/contract carries parts of the following packages. Each is under the licence that stands below it.\n";
writeFileSync(join(root, "dist/THIRD-PARTY-NOTICES"), [head, ...[...folders].sort().map(notice)].join("\n"));

/** The spec that is judged by when nobody names one, already read. */
function readAhead(): { readonly digest: string; readonly json: string } {
  const text = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
  return { digest: digestOf(text), json: JSON.stringify(parse(text)) };
}

/** The folder of the package that a file belongs to: what stands below the last `node_modules`. */
function packageFolder(file: string): string {
  const at = file.lastIndexOf("node_modules/") + "node_modules/".length;
  const depth = file.startsWith("@", at) ? 2 : 1;
  return file.slice(0, at) + file.slice(at).split("/").slice(0, depth).join("/");
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined || license === undefined) throw new Error(`${name} carries no licence (${dirname(folder)}).`);
  return `${"-".repeat(80)}\n${name}@${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}
