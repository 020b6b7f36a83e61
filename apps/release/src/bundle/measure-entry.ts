import { builtinModules } from "node:module";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { forbiddenInBundles } from "./forbidden-in-bundles.ts";

/** What a bundle with everything of one entry weighs and holds. */
export interface EntryMeasure {
  entry: string;
  /** Bytes, minified. */
  minified: number;
  /** Bytes, minified and gzipped. */
  gzipped: number;
  /** What is in it that may not be: one sentence each. */
  forbidden: string[];
}

const BUILTIN = new RegExp(`^(?:node:.+|(?:${builtinModules.join("|")})(?:/.+)?)$`);

/**
 * Bundles everything that an entry exports, as an application would that uses all of it.
 *
 * @param folder a project in which the package is installed
 * @param peers packages that stay outside
 * @throws Error when the entry cannot be resolved or bundled
 */
export async function measureEntry(
  folder: string,
  entry: string,
  peers: readonly string[] = [],
): Promise<EntryMeasure> {
  const builtins = new Map<string, string>();
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from ${JSON.stringify(entry)};`, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    legalComments: "none",
    logLevel: "silent",
    external: peers.flatMap((peer) => [peer, `${peer}/*`]),
    plugins: [noteBuiltins(builtins)],
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const forbidden = Object.keys(metafile.inputs).flatMap((path) =>
    forbiddenInBundles.filter((one) => one.path.test(`/${path}`)).map(({ what, why }) => `${path} is ${what}. ${why}`),
  );
  for (const [name, importer] of builtins) forbidden.push(`${importer} imports ${name}, a built-in of Node`);
  return { entry, minified: code.length, gzipped: gzipSync(code, { level: 9 }).length, forbidden };
}

/** Keeps built-ins outside, so that the report can name who imports them. */
function noteBuiltins(found: Map<string, string>): Plugin {
  return {
    name: "note-built-ins",
    setup: ({ onResolve }) =>
      onResolve({ filter: BUILTIN }, ({ path, importer }) => {
        found.set(path, importer.replace(/^.*\/node_modules\//, ""));
        return { path, external: true };
      }),
  };
}
