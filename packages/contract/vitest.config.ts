import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

// Many tests here judge a whole server through the real command.
const config: ViteUserConfig = mergeConfig(base, { test: { testTimeout: 240_000, hookTimeout: 240_000 } });

export default config;
