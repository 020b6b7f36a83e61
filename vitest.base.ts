import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

// The workers, and the programs that tests start from their sources, compile the same files again and again: Node keeps what it compiled.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url));

const retry = process.env["CI"] ? 1 : 0;

const conditions = ["@emchat/source"];

/** What every package's tests share: workspace packages are read from their sources, so no build goes stale under a test. */
export const base: ViteUserConfig = defineConfig({
  resolve: { conditions: [...conditions, "module", "node", "import", "default"] },
  ssr: { resolve: { conditions: [...conditions, "module", "node", "import", "default"] } },
  test: {
    include: ["test/**/*.test.ts"],
    // Many tests wait for servers, timers and browsers: a core that is left out for the runner's own sake would wait with them.
    maxWorkers: "100%",
    // What takes seconds takes minutes on a busy machine; what hangs never ends.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    restoreMocks: true,
    // On a busy machine a second is nothing; what never comes is an error all the same.
    expect: { poll: { timeout: 60_000 } },
    // A retry hides a fault. Only files that say so in their first line may fail once on a shared machine, and it is shown.
    retry: 0,
    tags: [
      { name: "process", description: "Starts programs and waits for what they print.", retry },
      { name: "browser", description: "Drives a real browser.", retry },
    ],
  },
});
