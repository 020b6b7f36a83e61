import { ContractError } from "./contract-error.ts";
import { isObject, type Json, text } from "./json.ts";
import type { RateLimit } from "./operation.ts";
import type { Source } from "./source.ts";

const PERIODS_MS: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };
const KEYS = ["requests", "per", "scope", "x-source"];

/** Reads `x-rate-limit`, where there is one. */
export function rateLimit(source: Source, at: string, value: Json | undefined): RateLimit | undefined {
  if (value === undefined) return undefined;
  const limit = isObject(value) ? value : {};
  const perMs = PERIODS_MS[text(limit, "per") ?? ""];
  const requests = limit["requests"];
  const { scope = "app" } = limit;
  const unknown = Object.keys(limit).find((key) => !KEYS.includes(key));
  if (!perMs || typeof requests !== "number" || requests <= 0 || typeof scope !== "string" || unknown) {
    throw new ContractError(
      source.place(at),
      `x-rate-limit has ${unknown ? `the key ${unknown}` : "no whole meaning"}`,
      `Write { requests: NUMBER, per: ${Object.keys(PERIODS_MS).join(" | ")}, scope }`,
    );
  }
  return { requests, perMs, scope };
}
