import { defineConfig, type ViteUserConfig } from "vitest/config";

const conditions = ["@emchat/source"];

/** What every package's tests share: workspace packages are read from their sources, so no build goes stale under a test. */
export const base: ViteUserConfig = defineConfig({
  resolve: { conditions: [...conditions, "module", "node", "import", "default"] },
  ssr: { resolve: { conditions: [...conditions, "module", "node", "import", "default"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
