import { cpSync, existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The published package carries the inspector's built page, so that it needs nothing beside it.

const built = fileURLToPath(new URL("dist/", import.meta.resolve("@emchat/inspector/package.json")));
const carried = fileURLToPath(new URL("../dist/inspector/", import.meta.url));

rmSync(carried, { recursive: true, force: true });
if (existsSync(`${built}index.html`))
  cpSync(built, carried, { recursive: true, filter: (file) => !file.includes("/.vite") });
else process.stderr.write("The inspector has not been built; the mock server will serve a page that says so.\n");
