import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toHar } from "./exchanges.ts";
import { runTool, specFile, stable, type Tool } from "./tool.ts";

/** Every text of a value that stands under one of these keys. */
function textsIn(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, keys));
  if (typeof value !== "object" || value === null) return [];
  const own = Object.entries(value).filter(([key, text]) => keys.includes(key) && typeof text === "string");
  return [
    ...(own.length > 0 ? [own.map(([, text]) => stable(String(text))).join(" ")] : []),
    ...Object.values(value).flatMap((inner) => textsIn(inner, keys)),
  ];
}

/** Redocly's comparison of recorded traffic with a description. */
export const drift: Tool = {
  name: "redocly drift 2.77.0",
  setUp: "over a recording of everything that our kit sent to the same server and got back",
  judge: async ({ server, folder, exchanges }) => {
    const har = join(folder, "traffic.har");
    const report = join(folder, "drift.json");
    await writeFile(har, JSON.stringify(toHar(exchanges, server.url)));
    const args = ["drift", har, "--api", specFile, "--server", server.url, "--format", "json", "--output", report];
    await runTool("redocly", args, folder);
    const found: unknown = JSON.parse(await readFile(report, "utf8"));
    return [...new Set(textsIn(found, ["ruleId", "rule", "message"]))];
  },
};
