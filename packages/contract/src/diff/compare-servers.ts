import type { Comparison } from "./comparison.ts";
import { addition, breaking, CALLERS, judge } from "./direction.ts";
import { isList, isObject, type Json, type JsonObject, objectAt, step, textAt } from "./json-document.ts";
import { type OperationSite, type Part, type PartPair, tell, tellLeftovers } from "./operation-site.ts";
import { asMeant } from "./web-address.ts";

type Servers = ReadonlyMap<string, Part>;

/** The servers of a document, a path or an operation; a slash at the end of an address says nothing. */
function serversOf({ value: owner, pointer }: Part): Servers {
  const list = owner["servers"];
  const servers = (isList(list) ? list : []).map((value, index): [string, Part] => {
    const server = isObject(value) ? value : {};
    const place = step(pointer, "servers", String(index));
    return [asMeant(textAt(server, "url") ?? "").replace(/\/$/, ""), { value: server, pointer: place }];
  });
  return new Map(servers);
}

const rootOf = (value: JsonObject): Part => ({ value, pointer: "#" });

/** Compares the addresses that the service is reached at. */
export function compareServers(comparison: Comparison): void {
  const site = { comparison, operation: undefined };
  compareLists(site, serversOf(rootOf(comparison.old)), serversOf(rootOf(comparison.new)));
}

/** Compares the addresses of one operation where it, or its path, has some of its own; the first of `owners` that has any says them. */
export function compareOwnServers(site: OperationSite, owners: readonly Part[], now: readonly Part[]): void {
  const own = (parts: readonly Part[]) => parts.find(({ value }) => isList(value["servers"]));
  const [old, renewed] = [own(owners), own(now)];
  if (old === undefined && renewed === undefined) return;
  const { comparison } = site;
  compareLists(site, serversOf(old ?? rootOf(comparison.old)), serversOf(renewed ?? rootOf(comparison.new)));
}

/** The values that a part of an address may have: every one of its callers' is among them, and who says none gets the default. */
function compareVariables(site: OperationSite, pair: PartPair, server: string): void {
  const [before, after] = [partsOf(pair.old, "variables"), partsOf(pair.new, "variables")];
  for (const [name, old] of before) {
    const renewed = after.get(name);
    // Without a variable the address is another one.
    if (renewed === undefined) continue;
    const what = `the variable \`${name}\` of ${server}`;
    const [was, is] = [valuesOf(old), valuesOf(renewed)];
    const fewer = is !== undefined && (was === undefined || was.some((value) => !is.includes(value)));
    const more = was !== undefined && (is === undefined || is.some((value) => !was.includes(value)));
    if (fewer || more)
      tell(
        site,
        { old, new: renewed },
        "server-variable-changed",
        `${what} takes ${fewer ? "fewer" : "more"} values`,
        judge(fewer ? "narrowed" : "widened", "request"),
        "enum",
      );
    if (textAt(old.value, "default") !== textAt(renewed.value, "default"))
      tell(site, { old, new: renewed }, "server-variable-default-changed", `the default of ${what} is another`, moved);
    tellLeftovers(site, { old, new: renewed }, ["enum", "default"], what);
  }
}

const moved = breaking(
  "callers",
  `${CALLERS} who leave it out reach another server; let them write the value they mean`,
);

function partsOf(owner: Part, key: string): Map<string, Part> {
  const entries = Object.entries(objectAt(owner.value, key));
  return new Map(
    entries.map(([name, value]) => [
      name,
      { value: isObject(value) ? value : {}, pointer: step(owner.pointer, key, name) },
    ]),
  );
}

function valuesOf({ value }: Part): readonly Json[] | undefined {
  const list = value["enum"];
  return isList(list) ? list : undefined;
}

function compareLists(site: OperationSite, before: Servers, after: Servers): void {
  for (const [url, old] of before) {
    const renewed = after.get(url);
    const outcome = breaking("callers", `${CALLERS} who use it reach nobody; answer there until they have moved`);
    if (renewed === undefined) tell(site, { old }, "server-removed", `the server ${url} is gone`, outcome);
    else {
      compareVariables(site, { old, new: renewed }, `the server ${url}`);
      tellLeftovers(site, { old, new: renewed }, ["url", "variables"], `the server ${url}`);
    }
  }
  for (const [url, renewed] of after)
    if (!before.has(url))
      tell(
        site,
        { new: renewed },
        "server-added",
        `the server ${url} is new`,
        addition("nobody breaks; callers may use it"),
      );
  const [first, now] = [[...before.keys()][0], [...after.keys()][0]];
  if (first !== undefined && now !== undefined && first !== now && before.has(now) && after.has(first))
    tell(
      site,
      { old: before.get(first), new: after.get(now) },
      "server-order-changed",
      `${now} is the first server now, before ${first}`,
      addition("nobody breaks who names the server; generated clients may begin with the first"),
    );
}
