import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

// `pg` is CommonJS, and requires packages that have a module for `import` too: with that condition it would get the wrong one.
const conditions = ["@emchat/source", "node", "default"];

const config: ViteUserConfig = {
  ...mergeConfig(base, {}),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};
export default config;
