import { mergeConfig, type ViteUserConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

// Many tests here judge a whole server through the real command.
const config: ViteUserConfig = mergeConfig(base, { test: { testTimeout: 90_000, hookTimeout: 90_000 } });

export default config;
