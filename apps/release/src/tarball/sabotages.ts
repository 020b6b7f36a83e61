import type { Manifest, Tarball } from "./tarball.ts";
import { writeTarball } from "./write-tarball.ts";

/** A way to break a package that must be caught before anybody installs it. */
export interface Sabotage {
  /** What was done to the package, as the end of "catches …". */
  name: string;
  /** The rule that has to catch it. */
  caughtBy: string;
  /** Gives the broken package; the one it is given stays whole. */
  apply(tarball: Tarball): Tarball;
}

type Files = Map<string, Buffer | string>;

/** The ways in which packages broke in the wild, each of them done on purpose to a package that is whole. */
export const sabotages: readonly Sabotage[] = [
  sabotage("missing types", "types-resolve", (files) => {
    for (const path of [...files.keys()]) if (path.endsWith(".d.ts")) files.delete(path);
  }),
  sabotage("an exports map that leads to a file which is not there", "exports-lead-somewhere", (files) => {
    editManifest(files, (manifest) => {
      manifest.exports = {
        ...objectOf(manifest.exports),
        "./gone": { types: "./dist/gone.d.ts", default: "./dist/gone.js" },
      };
    });
  }),
  sabotage("an exports map that opens every file", "exports-lead-somewhere", (files) => {
    editManifest(files, (manifest) => {
      manifest.exports = { ...objectOf(manifest.exports), "./*": "./*" };
    });
  }),
  sabotage("an exports map that names the types last", "publint-is-content", (files) => {
    editManifest(files, (manifest) => {
      manifest.exports = {
        ...objectOf(manifest.exports),
        ".": { default: "./dist/index.js", types: "./dist/index.d.ts" },
      };
    });
  }),
  sabotage("an exports map that still has the condition for sources", "exports-lead-somewhere", (files) => {
    editManifest(files, (manifest) => {
      manifest.exports = {
        ...objectOf(manifest.exports),
        ".": { "@emchat/source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" },
      };
    });
  }),
  sabotage("a built-in of Node in a portable package", "portable-packages-need-no-node", (files) => {
    files.set(
      "dist/index.js",
      `import { inspect } from "node:util";\n${files.get("dist/index.js")}\nexport { inspect };\n`,
    );
  }),
  sabotage(
    "a built-in of Node without its prefix, behind a dynamic import",
    "portable-packages-need-no-node",
    (files) => {
      files.set("dist/index.js", `${files.get("dist/index.js")}\nexport const crypto = () => import("crypto");\n`);
    },
  ),
  sabotage("an import of a package that the manifest does not name", "modules-name-their-dependencies", (files) => {
    files.set("dist/index.js", `import "left-pad";\n${files.get("dist/index.js")}`);
  }),
  sabotage(
    "types that come from a package which the manifest does not name",
    "modules-name-their-dependencies",
    (files) => {
      files.set("dist/index.d.ts", `${files.get("dist/index.d.ts")}\nexport type { Schema } from "left-pad";\n`);
    },
  ),
  sabotage("a workspace: range", "ranges-are-public", (files) => {
    editManifest(files, (manifest) => {
      manifest.dependencies = { ...manifest.dependencies, "@emchat/schema": "workspace:^" };
    });
  }),
  sabotage("a catalog: range", "ranges-are-public", (files) => {
    editManifest(files, (manifest) => {
      manifest.dependencies = { ...manifest.dependencies, ajv: "catalog:" };
    });
  }),
  sabotage("a sister package of another release", "ranges-are-public", (files) => {
    editManifest(files, (manifest) => {
      manifest.dependencies = { ...manifest.dependencies, "@emchat/schema": "^0.0.1" };
    });
  }),
  sabotage("a missing licence", "licence-and-readme-ship", (files) => files.delete("LICENSE")),
  sabotage("a missing README", "licence-and-readme-ship", (files) => files.delete("README.md")),
  sabotage("a README that links what stays in the repository", "licence-and-readme-ship", (files) =>
    files.set("README.md", `${files.get("README.md")}\nSee [the interface](../api.md).\n`),
  ),
  sabotage("a bundled page without the licences of what is in it", "licence-and-readme-ship", (files) => {
    files.set("dist/inspector/assets/index.js", "export {};\n");
  }),
  sabotage("an install script", "nothing-runs-at-install", (files) => {
    editManifest(files, (manifest) => {
      manifest.scripts = { ...manifest.scripts, postinstall: "node dist/index.js" };
    });
  }),
  sabotage("a binding.gyp, which npm builds unasked", "nothing-runs-at-install", (files) =>
    files.set("binding.gyp", "{}"),
  ),
  sabotage("sources that should not ship", "only-the-build-ships", (files) =>
    files.set("src/index.ts", "export {};\n"),
  ),
  sabotage("a test among the built files", "only-the-build-ships", (files) =>
    files.set("dist/index.test.js", "export {};\n"),
  ),
  sabotage("somebody's npmrc", "no-secret-ships", (files) => files.set(".npmrc", "loglevel=silent\n")),
  sabotage("a private key in a built file", "no-secret-ships", (files) => {
    files.set("dist/key.js", `export const key = \`-----BEGIN ${"PRIVATE"} KEY-----\`;\n`);
  }),
  sabotage("a token of npm in a built file", "no-secret-ships", (files) => {
    files.set("dist/token.js", `export const token = "npm_${"a1B2".repeat(9)}";\n`);
  }),
  sabotage("a path of the building machine", "no-secret-ships", (files) => {
    files.set("dist/path.js", `export const path = "/home/${"somebody"}/project/index.ts";\n`);
  }),
  sabotage("a version that was never set", "manifest-is-complete", (files) => {
    editManifest(files, (manifest) => {
      manifest.version = "0.0.0";
    });
  }),
  sabotage("a contract that carries another version than its package", "manifest-is-complete", (files) => {
    files.set("openapi.yaml", "openapi: 3.1.1\ninfo:\n  title: A contract\n  version: 9.9.9\n");
  }),
  sabotage("a command whose file does not ship", "bin-runs", (files) => {
    editManifest(files, (manifest) => {
      manifest.bin = { "emchat-gone": "./dist/gone.js" };
    });
  }),
];

function sabotage(name: string, caughtBy: string, change: (files: Files) => unknown): Sabotage {
  return {
    name,
    caughtBy,
    apply: (tarball) => {
      const files: Files = new Map(tarball.files);
      change(files);
      return writeTarball(files);
    },
  };
}

function editManifest(files: Files, edit: (manifest: Manifest) => void): void {
  const manifest = JSON.parse(String(files.get("package.json"))) as Manifest;
  edit(manifest);
  files.set("package.json", JSON.stringify(manifest));
}

function objectOf(exports: Manifest["exports"]): Record<string, NonNullable<Manifest["exports"]>> {
  return typeof exports === "object" && exports !== null
    ? (exports as Record<string, NonNullable<Manifest["exports"]>>)
    : {};
}
