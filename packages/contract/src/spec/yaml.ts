import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The reader of YAML, loaded for the first text in it: a plain run has none. */
export const yaml = (): typeof import("yaml") => require("yaml") as typeof import("yaml");
