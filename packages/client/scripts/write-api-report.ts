import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readPublicApi, renderApiReport } from "./public-api.ts";

await writeFile(resolve(import.meta.dirname, "../api.md"), renderApiReport(readPublicApi()));
