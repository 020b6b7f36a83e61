import type { Manifest } from "../tarball.ts";
import type { Rule } from "./rule.ts";

const KINDS = ["dependencies", "optionalDependencies", "peerDependencies", "devDependencies"] as const;

/** Every range of a manifest means something to npm, and the packages of one release belong together. */
export const rangesArePublic: Rule = {
  id: "ranges-are-public",
  why: "`workspace:`, `catalog:`, paths and addresses cannot be installed from npm.",
  check: ({ manifest }) => KINDS.flatMap((kind) => rangesOf(manifest, kind)),
};

function rangesOf(manifest: Manifest, kind: (typeof KINDS)[number]): string[] {
  return Object.entries(manifest[kind] ?? {}).flatMap(([name, range]) => {
    const place = `${kind}["${name}"] is ${range}`;
    if (/^[a-z+]+:|[/\\]/i.test(range) && !range.startsWith("npm:")) return [`${place}: npm cannot install that`];
    // What is only needed to build a package is not installed with it.
    if (kind === "devDependencies") return [];
    if (["", "*", "x", "latest"].includes(range)) return [`${place}: any version at all would do`];
    if (name.startsWith("@emchat/") && range !== `^${manifest.version}`) {
      return [`${place}, but the six packages are released together as ${manifest.version}`];
    }
    return [];
  });
}
