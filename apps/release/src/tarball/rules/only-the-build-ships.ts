import { exportTargets } from "../export-targets.ts";
import type { Rule } from "./rule.ts";

/** Dockerfile and compose.yaml are the mock server's: they build its image from the installed package. */
const AT_THE_ROOT = new Set(["package.json", "README.md", "LICENSE", "CHANGELOG.md", "Dockerfile", "compose.yaml"]);
/** Modules and their types; the page that the mock server serves; the descriptions of interfaces; licences of what is bundled. */
const BUILT =
  /^dist\/(?:THIRD-PARTY-NOTICES|.+\.(?:js|d\.ts|json|yaml|html|css|svg|woff2|png|ico|webmanifest|md|txt))$/;
const UNWANTED = /(^|\/)(\.|__tests__\/|test\/|tests\/|fixtures\/)|\.(test|spec|bench)\.|\.tsbuildinfo$/;

/** What ships is what was built, the documents that the exports map names, and nothing that lay beside them. */
export const onlyTheBuildShips: Rule = {
  id: "only-the-build-ships",
  why: "What ships by accident costs everybody's download, and may be somebody's notes.",
  check: ({ manifest, files }) => {
    const exported = new Set(exportTargets(manifest).map(({ file }) => file));
    return [...files.keys()]
      .filter((path) => !(AT_THE_ROOT.has(path) || BUILT.test(path) || exported.has(path)) || UNWANTED.test(path))
      .map((path) => `${path} should not ship`);
  },
};
