import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type PluginBuild } from "esbuild";

// What is used of Prism, and of the library that makes certificates, is carried in the published package: an install brings two packages instead of a hundred and fifty, and no
// script that runs at install. Beside it stand the licences of what is in it, and their list for whoever audits it.

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");
const out = join(dist, "prism");
/** By the name of the bundle in `dist`. */
const ENTRIES = {
  "prism/core": join(root, "src/prism/core.ts"),
  "prism/http": join(root, "src/prism/http.ts"),
  "https/make-certificate": join(root, "src/https/make-certificate.ts"),
};

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

rmSync(out, { recursive: true, force: true });
const leftOut = join(root, "scripts/left-out-of-prism.ts");
const silentUrl = join(root, "scripts/url-for-prism.ts");
const { metafile } = await build({
  entryPoints: ENTRIES,
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  minify: true,
  legalComments: "none",
  chunkNames: "prism/shared-[hash]",
  // CommonJS inside reaches Node's own modules this way.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  // A dependency of ours already.
  external: ["ajv", "ajv/*"],
  plugins: [{ name: "lean", setup: lean }],
  metafile: true,
  absWorkingDir: root,
  logLevel: "error",
});

// What a bundler overlooked shows when it is loaded.
for (const name of Object.keys(ENTRIES)) await import(pathToFileURL(join(dist, `${name}.js`)).href);

const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file),
);
const packages = new Map<string, BundledPackage>();
for (const file of used) {
  const found = file.includes("node_modules") ? packageOf(join(root, file)) : undefined;
  if (found !== undefined) packages.set(`${found.name}@${found.version}`, found);
}
const sorted = [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
writeFileSync(
  join(out, "bundled-packages.json"),
  `${JSON.stringify(
    sorted.map(({ name, version, license }) => ({ name, version, license })),
    null,
    2,
  )}\n`,
);
writeFileSync(join(root, "dist/THIRD-PARTY-NOTICES"), notices(sorted));

/** Leaves out what is not reached, and takes one language of made-up data for seventy, which are three megabytes. */
function lean({ onResolve, resolve }: PluginBuild): void {
  onResolve(
    { filter: /^(?:@stoplight\/http-spec\/postman\/operation|json-schema-ref-parser|node-fetch|kerberos)$/ },
    () => ({
      path: leftOut,
    }),
  );
  onResolve({ filter: /^url$/ }, ({ importer }) =>
    importer.includes("json-schema-ref-parser") ? { path: silentUrl } : undefined,
  );
  const insteadOf = (filter: RegExp, path: string): void =>
    onResolve({ filter }, ({ resolveDir, kind }) => resolve(path, { resolveDir, kind }));
  insteadOf(/^@faker-js\/faker$/, "@faker-js/faker/locale/en");
  insteadOf(/^lodash\/lodash\.min$/, "lodash");
  // Its main file hides its parts from bundlers.
  insteadOf(/^jsonc-parser$/, "jsonc-parser/lib/esm/main.js");
  // Its main file is CommonJS, and `import()` of a chunk of that gives no names.
  insteadOf(/^@peculiar\/x509$/, "@peculiar/x509/build/x509.es.js");
}

function packageOf(file: string): BundledPackage {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = manifestIn(folder);
    if (manifest?.name !== undefined && manifest.version !== undefined)
      return { name: manifest.name, version: manifest.version, license: licenceOf(manifest), folder };
  }
  throw new Error(`${relative(root, file)} belongs to no package.`);
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  /** As it was written before SPDX. */
  readonly licenses?: readonly { readonly type: string }[];
}

/** Some packages hold further manifests without a name, which only say what kind of module is there. */
function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

function licenceOf({ name, license, licenses = [] }: Manifest): string {
  const found = license ?? licenses.map(({ type }) => type).join(" OR ");
  if (found === "") throw new Error(`${name} names no licence.`);
  return found;
}

function notices(bundled: readonly BundledPackage[]): string {
  const head =
    "@emchat/mock-server carries parts of the following packages in dist/prism and dist/https. Each is under the licence that stands below it.\n";
  const parts = bundled.map((one) => {
    const rule = "-".repeat(80);
    return `${rule}\n${one.name}@${one.version} (${one.license})\n\n${licenceTextOf(one)}\n`;
  });
  return [head, ...parts].join("\n");
}

function licenceTextOf({ folder, license }: BundledPackage): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (files.length === 0) return `The package carries no licence file; its manifest says ${license}.`;
  return files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
}
