import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { build, type Plugin } from "esbuild";

const require = createRequire(import.meta.url);

/** Puts Ajv's few run-time functions beside the validators, so that the result imports nothing. */
export async function bundleRuntime(standalone: string): Promise<string> {
  const contents = standalone.replace(/^const (\w+) = require\("([^"]+)"\)\.default;/gm, 'import $1 from "$2";');
  const result = await build({
    // Paths in the output count from here, and so they are the same wherever the packages are installed.
    absWorkingDir: dirname(require.resolve("ajv/package.json")),
    stdin: { contents, loader: "js", resolveDir: dirname(require.resolve("ajv/package.json")) },
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    logLevel: "silent",
    plugins: [runtimeAsModules],
    // A text in backticks is a third kind of quotes.
    supported: { "template-literal": false },
    target: "es2022",
    write: false,
  });
  const code = result.outputFiles[0]?.text ?? "";
  return inDoubleQuotes(code)
    .replace(/^\/\/ .*\n/gm, "")
    .replace(/\nexport \{[^}]*\};\n*$/, "\n")
    .trimStart();
}

/** esbuild takes the quotes that need the fewest escapes; what follows knows one kind. */
function inDoubleQuotes(code: string): string {
  return code.replace(/"(?:[^"\\\n]|\\.)*"|'((?:[^'\\\n]|\\.)*)'/g, (text, single: string | undefined) =>
    single === undefined ? text : `"${single.replaceAll('"', '\\"')}"`,
  );
}

/** Turns Ajv's run-time files, which are CommonJS, into modules, and drops the `require` call that each carries as a text. */
const runtimeAsModules: Plugin = {
  name: "runtime-as-modules",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^ajv\/dist\/runtime\// }, ({ path }) => ({ path: require.resolve(path) }));
    onLoad({ filter: /ajv[\\/]dist[\\/]runtime[\\/]/ }, async ({ path }) => {
      const contents = (await readFile(path, "utf8"))
        .replace(/^\w+\.code = .*$/gm, "")
        .replace(/^Object\.defineProperty\(exports, "__esModule".*$/m, "")
        .replace(/^exports\.default = /m, "export default ")
        .replace(/^const (\w+) = require\("([^"]+)"\);/gm, 'import * as $1 from "$2";');
      return { contents, loader: "js" };
    });
  },
};
