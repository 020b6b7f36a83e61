import { build } from "esbuild";

/** One import of a package from outside. */
export interface ForeignImport {
  /** The importing file. */
  from: string;
  /** The package, without its subpath; a built-in of Node with its `node:`. */
  name: string;
}

// a type may have the word `"from"` of its own
const TYPE_IMPORTS =
  /(?<!["'])\b(?:from|import)\s*\(?\s*["']([^"']+)["']|\/\/\/\s*<reference\s+types=["']([^"']+)["']/g;

/** Which packages the modules and declarations of a tarball import; the samples in their comments do not count. */
export async function importsOf(files: ReadonlyMap<string, Buffer>): Promise<ForeignImport[]> {
  const found = await Promise.all(
    [...files].map(async ([from, content]) => {
      const specifiers = await specifiersOf(from, content.toString("utf8"));
      return [...new Set(specifiers.flatMap(packageOf))].map((name) => ({ from, name }));
    }),
  );
  return found.flat();
}

async function specifiersOf(path: string, code: string): Promise<string[]> {
  if (path.endsWith(".js")) return specifiersOfModule(code);
  if (!path.endsWith(".d.ts")) return [];
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/(?!\/).*$/gm, "");
  return [...bare.matchAll(TYPE_IMPORTS)].map(([, module, types]) => module ?? types ?? "");
}

/** esbuild's own parser tells the imports: words in strings do not mislead it. */
async function specifiersOfModule(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, loader: "js" },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "silent",
    treeShaking: false,
    plugins: [
      {
        name: "leave-everything-outside",
        setup: ({ onResolve }) =>
          onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === "entry-point" ? undefined : { path, external: true },
          ),
      },
    ],
  });
  return Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}

function packageOf(specifier: string): string[] {
  if (specifier === "" || specifier.startsWith(".") || specifier.startsWith("#")) return [];
  if (specifier.startsWith("node:")) return [specifier];
  return [specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")];
}
