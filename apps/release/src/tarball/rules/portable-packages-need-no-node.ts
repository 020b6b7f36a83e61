import { builtinModules } from "node:module";
import { importsOf } from "../imports-of.ts";
import type { Rule } from "./rule.ts";

const PORTABLE = new Set(["@emchat/schema", "@emchat/client", "@emchat/emulator"]);
/** The doors that say themselves that they lead to Node. */
const DOORS_TO_NODE = /^dist\/undici\b/;
const BUILTINS = new Set(builtinModules);

/** The packages that run in browsers and workers import nothing of Node. */
export const portablePackagesNeedNoNode: Rule = {
  id: "portable-packages-need-no-node",
  why: "A built-in of Node breaks the package in browsers and workers, and bundlers say so only to the user.",
  check: async ({ manifest, files }) => {
    if (!PORTABLE.has(manifest.name)) return [];
    return (await importsOf(files))
      .filter(({ from, name }) => !DOORS_TO_NODE.test(from) && (name.startsWith("node:") || BUILTINS.has(name)))
      .map(({ from, name }) => `${from} imports ${name}`);
  },
};
