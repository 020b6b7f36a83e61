import { builtinModules } from "node:module";
import { importsOf } from "../imports-of.ts";
import type { Rule } from "./rule.ts";

const BUILTINS = new Set(builtinModules);

/** What a package imports stands in its own manifest, also for its types. */
export const modulesNameTheirDependencies: Rule = {
  id: "modules-name-their-dependencies",
  why: "In the workspace every package is at hand; at the user's only what the manifest names.",
  check: async ({ manifest, files }) => {
    const named = new Set([
      manifest.name,
      ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies }),
    ]);
    const missing = (await importsOf(files)).filter(
      ({ from, name }) =>
        !named.has(name) &&
        !name.startsWith("node:") &&
        !BUILTINS.has(name) &&
        !(from.endsWith(".d.ts") && named.has(typesOf(name))),
    );
    return missing.map(({ from, name }) => `${from} imports ${name}, which the manifest does not name`);
  },
};

function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, "").replace("/", "__")}`;
}
