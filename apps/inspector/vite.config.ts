import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfigFnObject } from "vite";

/** The mock server that `pnpm dev` takes its data from. */
const mockServer = process.env["EMCHAT_BASE_URL"] ?? "http://127.0.0.1:4010";

const config: UserConfigFnObject = defineConfig(({ command }) => ({
  // A reverse proxy may put any prefix before the page's path; the mock server makes the addresses of a deep link fit.
  base: command === "build" ? "./" : "/__mock/",
  plugins: [react()],
  resolve: { conditions: ["@emchat/source", "module", "browser", "import", "default"] },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The page's policy allows no `data:` scripts or styles, and one file is as good as another on loopback.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    reportCompressedSize: true,
    manifest: true,
    // The MIT and Apache licences ask that their texts come along with what is bundled.
    license: { fileName: "third-party-licences.md" },
  },
  server: { proxy: { "^/__mock/api/v1/": mockServer, "^/(?!__mock)": mockServer } },
}));

export default config;
