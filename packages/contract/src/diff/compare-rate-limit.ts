import { addition, breaking, CALLERS, type Effect } from "./direction.ts";
import { isObject, type JsonObject, same, textAt } from "./json-document.ts";
import { leftovers } from "./leftovers.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const KEY = "x-rate-limit";
const secondsPer: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

const slowed = breaking(
  "callers",
  `${CALLERS} who go on as before get 429; let them slow down before this is released`,
);
const eased = addition("no caller breaks; servers have to let more calls through");

/** How many calls in how many seconds. */
interface Limit {
  readonly calls: number;
  readonly seconds: number;
}

function limitOf(value: JsonObject): Limit {
  const calls = value["requests"];
  return { calls: typeof calls === "number" ? calls : 0, seconds: secondsPer[textAt(value, "per") ?? ""] ?? 1 };
}

/** Whether whoever keeps the one limit, bursts included, surely keeps the other. */
function covers(one: Limit, other: Limit): boolean {
  const windows = Math.ceil(other.seconds / one.seconds);
  return other.calls >= one.calls * windows;
}

function effectOf(before: Limit, after: Limit): Effect | undefined {
  const [kept, keeps] = [covers(before, after), covers(after, before)];
  if (kept && keeps) return undefined;
  return kept ? "widened" : keeps ? "narrowed" : "changed";
}

const say = (value: JsonObject): string =>
  `${value["requests"]} a ${textAt(value, "per")} for each ${textAt(value, "scope") ?? "caller"}`;

/** Compares `x-rate-limit`: how often callers may call before they are told to wait. */
export function compareRateLimit(site: OperationSite, pair: PartPair): void {
  const [before, after] = [pair.old.value[KEY], pair.new.value[KEY]];
  if (same(before, after)) return;
  const report = (what: string, effect: Effect): void =>
    tell(site, pair, `rate-limit-${effect}`, what, effect === "widened" ? eased : slowed, KEY);
  if (!isObject(before) || !isObject(after)) {
    if (isObject(after)) report(`calls are limited to ${say(after)}`, "narrowed");
    else report("calls are no longer limited", "widened");
    return;
  }
  const scoped = !same(before["scope"], after["scope"]);
  const effect = scoped ? "changed" : effectOf(limitOf(before), limitOf(after));
  if (effect !== undefined) report(`the limit of calls goes from ${say(before)} to ${say(after)}`, effect);
  for (const { key, rule, outcome } of leftovers(before, after, new Set(["requests", "per", "scope"])))
    tell(site, pair, rule, `\`${key}\` of the limit of calls changed`, outcome, KEY);
}
