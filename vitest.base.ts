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
    // Sockets, processes and browsers on a shared machine: in CI a test has to fail twice to be red, and a retry is shown.
    retry: process.env["CI"] ? 1 : 0,
  },
});
