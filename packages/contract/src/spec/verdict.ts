import type { SpecDocument } from "./document.ts";
import { valueAt } from "./pointer.ts";
import type { Validators } from "./validators.ts";

/** What a spec says of a value that is sent. `unclear`: right servers may take it or not. */
export type Verdict = "valid" | "invalid" | "unclear";

/** Formats of which everybody knows what they are. The others are remarks, which a server may check or not. */
export const CHECKED_FORMATS: ReadonlySet<string> = new Set([
  ...["date", "date-time", "time", "email", "uuid", "ipv4", "ipv6", "uri", "hostname"],
]);

/** What a schema says of a JSON value. */
export function verdictOf(spec: SpecDocument, validators: Validators, schema: string, value: unknown): Verdict {
  const keywords = validators.broken(schema, value);
  if (keywords.length === 0) return "valid";
  if (keywords.some((keyword) => keyword !== "format")) return "invalid";
  const broken = validators.violations(schema, value);
  const isRemark = ({ keyword, rule }: (typeof broken)[number]) =>
    keyword === "format" && !CHECKED_FORMATS.has(String(valueAt(spec.root, rule)));
  return broken.every(isRemark) ? "unclear" : "invalid";
}
