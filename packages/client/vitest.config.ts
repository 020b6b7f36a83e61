import type { ViteUserConfig } from "vitest/config";
import { mergeConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, {});

export default config;
