import { defineConfig } from "vite";

const OURS = /^@emchat\//;

// The mock server as one file that any Node from 20.19 on can run. What is not ours is found from here, where it is a dependency.
export default defineConfig({
  root: "../mock-server",
  plugins: [{ name: "package-folder", load: packageFolder }],
  ssr: { noExternal: OURS, resolve: { conditions: ["@emchat/source", "node", "import", "default"] } },
  build: {
    ssr: "src/cli.ts",
    outDir: "../start/dist",
    emptyOutDir: true,
    target: "node20.19",
    rolldownOptions: { external: isAnothers, output: { entryFileNames: "cli.js", chunkFileNames: "[name]-[hash].js" } },
  },
});

function isAnothers(name) {
  return /^[@a-z]/.test(name) && !OURS.test(name);
}

/** Where the mock server's package lies, seen from the bundle. */
function packageFolder(file) {
  if (!file.endsWith("/mock-server/src/package-folder.ts")) return null;
  return 'export const packageFolder = new URL("../../mock-server/", import.meta.url);';
}
