import { readFileSync } from "node:fs";
import { packageFolder } from "./package-folder.ts";

/** This package's version, read from the package.json that stands beside the code, built or not. */
export const packageVersion: string = (
  JSON.parse(readFileSync(new URL("package.json", packageFolder), "utf8")) as { version: string }
).version;
