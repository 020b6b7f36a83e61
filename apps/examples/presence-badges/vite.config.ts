import { defineConfig } from "vite";

// The page asks its own back end; while it is developed, Vite passes that on.
export default defineConfig({ server: { proxy: { "/api": "http://127.0.0.1:3000" } } });
