import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

// Each test starts the generator a few times, and on a busy machine each start takes seconds.
const config: ViteUserConfig = mergeConfig(base, { test: { testTimeout: 120_000 } });

export default config;
