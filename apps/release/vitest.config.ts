import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

// What hangs is found all the same, and on a slow machine what works takes minutes.
const config: ViteUserConfig = mergeConfig(base, { test: { testTimeout: 240_000, hookTimeout: 240_000 } });
export default config;
