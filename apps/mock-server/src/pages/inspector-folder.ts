import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { packageFolder } from "../package-folder.ts";

/** Where the inspector's built pages can be: in the package beside the compiled code, or in a checkout beside this application. */
const PLACES = ["dist/inspector/", "../inspector/dist/"];

/** The folder with the inspector's `index.html`; `undefined` when it has not been built. */
export function findInspectorFolder(): string | undefined {
  for (const place of PLACES) {
    const folder = fileURLToPath(new URL(place, packageFolder));
    if (existsSync(`${folder}index.html`)) return folder;
  }
  return undefined;
}
