import type { Comparison } from "./comparison.ts";
import { addition, breaking, CALLERS } from "./direction.ts";
import { isList, isObject, type JsonObject, textAt } from "./json-document.ts";
import { type Part, tell, tellLeftovers } from "./operation-site.ts";

function serversOf(root: JsonObject): Map<string, Part> {
  const list = root["servers"];
  const servers = (isList(list) ? list : []).map((value, index): [string, Part] => {
    const server = isObject(value) ? value : {};
    return [textAt(server, "url") ?? "", { value: server, pointer: `#/servers/${index}` }];
  });
  return new Map(servers);
}

/** Compares the addresses that the service is reached at. */
export function compareServers(comparison: Comparison): void {
  const site = { comparison, operation: undefined };
  const [before, after] = [serversOf(comparison.old), serversOf(comparison.new)];
  for (const [url, old] of before) {
    const renewed = after.get(url);
    const outcome = breaking("callers", `${CALLERS} who use it reach nobody; answer there until they have moved`);
    if (renewed === undefined) tell(site, { old }, "server-removed", `the server ${url} is gone`, outcome);
    else tellLeftovers(site, { old, new: renewed }, ["url"], `the server ${url}`);
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
