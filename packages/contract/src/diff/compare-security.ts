import type { Comparison } from "./comparison.ts";
import { addition, breaking, CALLERS } from "./direction.ts";
import { isList, isObject, type Json, type JsonObject, keysOf, objectAt, same, step } from "./json-document.ts";
import { leftovers } from "./leftovers.ts";
import { type OperationSite, type Part, type PartPair, partsBelow, tell } from "./operation-site.ts";
import { asMeant } from "./web-address.ts";

const refused = breaking(
  "callers",
  `${CALLERS} who authenticate as until now are refused; let them change before this is released`,
);
const eased = addition("no caller breaks; servers have to accept it");

/** One way in: the schemes that are needed together, each with its scopes. No scheme at all is a way in too. */
type Way = ReadonlyMap<string, readonly Json[]>;

/** Names of schemes say nothing on the wire: one that only changed its name keeps the old one here. */
function oldNames({ old, new: renewed }: Comparison): Map<string, string> {
  const [before, after] = [schemesOf(old), schemesOf(renewed)];
  const gone = [...before].filter(([name]) => !after.has(name));
  return new Map(
    [...after].flatMap(([name, { value }]): [string, string][] => {
      const twin = before.has(name) ? undefined : gone.find(([, other]) => same(other.value, value));
      return twin === undefined ? [] : [[name, twin[0]]];
    }),
  );
}

const schemesOf = (root: JsonObject): Map<string, Part> =>
  partsBelow(root, { value: objectAt(root, "components"), pointer: "#/components" }, "securitySchemes");

function waysOf(
  root: JsonObject,
  operation: Part,
  names: ReadonlyMap<string, string>,
): { ways: Way[]; pointer: string } {
  const own = operation.value["security"];
  const list = isList(own) ? own : isList(root["security"]) ? root["security"] : [];
  const ways = list
    .filter(isObject)
    .map(
      (way) =>
        new Map(Object.entries(way).map(([name, scopes]) => [names.get(name) ?? name, isList(scopes) ? scopes : []])),
    );
  return {
    ways: ways.length > 0 ? ways : [new Map()],
    pointer: isList(own) ? step(operation.pointer, "security") : "#/security",
  };
}

/** Whether whoever comes in by `old` comes in by `renewed`: it asks for no other scheme and no other scope. */
function admits(old: Way, renewed: Way): boolean {
  return [...renewed].every(
    ([name, scopes]) => scopes.every((scope) => old.get(name)?.includes(scope)) && old.has(name),
  );
}

const say = (way: Way): string =>
  way.size === 0
    ? "no credentials"
    : [...way]
        .map(([name, scopes]) =>
          scopes.length > 0 ? `\`${name}\` with ${scopes.map((scope) => `\`${scope}\``).join(", ")}` : `\`${name}\``,
        )
        .join(" and ");

/** Compares how callers of one operation authenticate. */
export function compareSecurity(site: OperationSite, pair: PartPair): void {
  const { old, new: renewed } = site.comparison;
  const [before, after] = [waysOf(old, pair.old, new Map()), waysOf(renewed, pair.new, oldNames(site.comparison))];
  const at = { old: { value: {}, pointer: before.pointer }, new: { value: {}, pointer: after.pointer } };
  const shut = before.ways.filter((way) => !after.ways.some((other) => admits(way, other)));
  const opened = after.ways.filter((way) => !before.ways.some((other) => admits(way, other)));
  const now = after.ways.map(say).join(", or ");
  for (const way of shut)
    tell(site, at, "security-narrowed", `${say(way)} no longer opens the operation, but ${now} does`, refused);
  if (shut.length > 0) return;
  for (const way of opened.length > 0
    ? opened
    : after.ways.filter((way) => !before.ways.some((other) => admits(other, way) && admits(way, other))))
    tell(site, at, "security-widened", `${say(way)} opens the operation now`, eased);
}

/** The same, or the same address. */
const sameText = (left: Json | undefined, right: Json | undefined): boolean =>
  typeof left === "string" && typeof right === "string" ? asMeant(left) === asMeant(right) : same(left, right);

function compareFlows(site: OperationSite, pair: PartPair, name: string): void {
  const [before, after] = [objectAt(pair.old.value, "flows"), objectAt(pair.new.value, "flows")];
  for (const flow of keysOf(before, after)) {
    const [old, renewed] = [objectAt(before, flow), objectAt(after, flow)];
    if (before[flow] === undefined)
      tell(site, pair, "security-scheme-widened", `\`${name}\` has the new flow \`${flow}\``, eased, "flows");
    else if (after[flow] === undefined)
      tell(site, pair, "security-scheme-changed", `\`${name}\` no longer has the flow \`${flow}\``, refused, "flows");
    else
      for (const key of keysOf(old, renewed).filter((each) => !sameText(old[each], renewed[each]))) {
        const lost =
          key !== "scopes" || Object.keys(objectAt(old, key)).some((scope) => !(scope in objectAt(renewed, key)));
        const what = `\`${key}\` of the flow \`${flow}\` of \`${name}\` changed`;
        tell(
          site,
          pair,
          lost ? "security-scheme-changed" : "security-scheme-widened",
          what,
          lost ? refused : eased,
          "flows",
        );
      }
  }
}

/** Compares the schemes that are defined in both documents; one that is gone shows where an operation asks for it. */
export function compareSecuritySchemes(comparison: Comparison): void {
  const [before, after] = [schemesOf(comparison.old), schemesOf(comparison.new)];
  for (const [name, old] of before) {
    const renewed = after.get(name);
    if (renewed === undefined) continue;
    const pair = { old, new: renewed };
    const site = { comparison, operation: undefined };
    const wire = ["type", "in", "name", "scheme", "openIdConnectUrl"];
    const changed = wire.filter((key) => !same(old.value[key], renewed.value[key]));
    if (changed.length > 0)
      tell(
        site,
        pair,
        "security-scheme-changed",
        `${changed.map((key) => `\`${key}\``).join(" and ")} of the scheme \`${name}\` changed`,
        refused,
      );
    else compareFlows(site, pair, name);
    for (const { key, rule, outcome } of leftovers(old.value, renewed.value, new Set([...wire, "flows"])))
      tell(site, pair, rule, `\`${key}\` of the scheme \`${name}\` changed`, outcome, key);
  }
}
