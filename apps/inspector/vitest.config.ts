import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

// Each file of browser tests starts a browser and a server of its own; two at a time fill the two cores of a CI machine.
const config: ViteUserConfig = mergeConfig(base, {
  test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
});

export default config;
