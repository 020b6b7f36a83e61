import { mergeConfig, type ViteUserConfig } from "vitest/config";
// @boundaries-ignore the settings that the tests of every package have in common
import { base } from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, {});

export default config;
