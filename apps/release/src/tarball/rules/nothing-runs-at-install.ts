import type { Rule } from "./rule.ts";

const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];

/** No package of ours runs anything on the machine of somebody who installs it. */
export const nothingRunsAtInstall: Rule = {
  id: "nothing-runs-at-install",
  why: "Install scripts are how stolen packages steal more; SECURITY.md promises none.",
  check: ({ manifest, files }) => [
    ...INSTALL_SCRIPTS.filter((name) => manifest.scripts?.[name]).map((name) => `scripts.${name} runs at install`),
    ...(files.has("binding.gyp") || manifest.gypfile ? ["binding.gyp makes npm run node-gyp at install"] : []),
  ],
};
