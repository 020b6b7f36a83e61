import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";
import type { Edit } from "./edits.ts";

/** Where the real spec stands. */
export const specPath: string = createRequire(import.meta.url).resolve("@emchat/spec/openapi.yaml");

const spec: Record<string, unknown> = parse(readFileSync(specPath, "utf8"));

/** The real spec, edited. */
export function specWith(...edits: readonly (Edit | undefined)[]): Record<string, unknown> {
  const document = structuredClone(spec);
  for (const edit of edits) edit?.(document);
  return document;
}
