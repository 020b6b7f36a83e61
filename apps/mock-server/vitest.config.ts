import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, {
  // Many tests start processes, and the machine may be busy with others'.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
export default config;
