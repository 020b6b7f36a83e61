import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type PluginBuild } from "esbuild";

// The command is one file: two hundred modules take longer to find and to read than a server takes to start. What of it is loaded when it
// is needed stays so, inside of the file. What is imported from code stays as it was compiled.

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");
/** Bundled by themselves: they are another's. */
const APART = /\/(?:prism\/(?:core|http)|make-certificate)\.ts$/;

await build({
  entryPoints: { cli: join(root, "src/cli.ts") },
  outdir: dist,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node22",
  // Names stay: a defect's stack is read by people.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const __required = __createRequire(import.meta.url);',
  },
  plugins: [{ name: "command", setup: lean }],
  absWorkingDir: root,
  logLevel: "error",
});
// It is all in the bundle, and nobody else imports it.
rmSync(join(dist, "cli"), { recursive: true, force: true });

function lean({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: APART }, ({ path }) => {
    const folder = path.includes("/prism/") ? "prism" : "https";
    return { path: `./${folder}/${basename(path, ".ts")}.js`, external: true };
  });
  // An import stands at the top of a file and is loaded with it, and one of a module of Node reads every member of it: those of
  // `node:http` load fetch, web streams, HTTP/2 and TLS, which no server needs to start. `require` loads what is used, where it is used.
  onResolve({ filter: /^(?:node:|ajv\/|yaml$)/, namespace: "file" }, ({ path, kind }) =>
    kind === "dynamic-import" ? { path, external: true } : { path, namespace: "required" },
  );
  // The whole contract, which is seldom asked for, stays where it is.
  onResolve({ filter: /^@emchat\/schema\/document$/ }, ({ path }) => ({ path, external: true }));
  onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
    contents: `module.exports = __required(${JSON.stringify(path)});`,
    loader: "js",
  }));
}
