import { cpSync, existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The published package carries the inspector's built page, so that it needs nothing beside it.

const built = fileURLToPath(new URL("../../inspector/dist/", import.meta.url));
const carried = fileURLToPath(new URL("../dist/inspector/", import.meta.url));

rmSync(carried, { recursive: true, force: true });
if (existsSync(`${built}index.html`)) cpSync(built, carried, { recursive: true });
else process.stderr.write("The inspector has not been built; the mock server will serve a page that says so.\n");
