import { addition, breaking } from "./direction.ts";
import { isObject, keysOf, objectAt, same, step } from "./json-document.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const KEY = "x-client";
const words: Readonly<Record<string, string>> = {
  resource: "the resource of the client's method",
  method: "the name of the client's method",
  result: "the result of the client's method",
  target: "the target of the client's method",
  many: "the name of the client's method for many targets",
};
const broken = breaking(
  "sdk",
  "code that calls the generated client no longer compiles; rename the calls there, or keep the old name beside the new one",
);
const more = addition("nobody breaks; the generated client has one method more");

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

/** Compares `x-client`, from which the methods of the client are generated. */
export function compareClient(site: OperationSite, pair: PartPair): void {
  const [before, after] = [pair.old.value[KEY], pair.new.value[KEY]];
  if (same(before, after)) return;
  if (!isObject(before) || !isObject(after)) {
    const came = isObject(after);
    const what = `the client's method is ${came ? "new" : "gone"}`;
    tell(site, pair, "client-changed", what, came ? more : broken, KEY);
    return;
  }
  for (const key of keysOf(before, after)) {
    const [from, to] = [before[key], after[key]];
    if (same(from, to)) continue;
    const what = `${words[key] ?? `\`${key}\` of the client's method`} goes from \`${from ?? "none"}\` to \`${to ?? "none"}\``;
    const at = { value: objectAt(pair.new.value, KEY), pointer: step(pair.new.pointer, KEY) };
    const was = { value: objectAt(pair.old.value, KEY), pointer: step(pair.old.pointer, KEY) };
    tell(site, { old: was, new: at }, "client-changed", what, isThere(from) ? broken : more, key);
  }
}
