import { addition, breaking, CALLERS } from "./direction.ts";
import { keysOf, objectAt, same } from "./json-document.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const unheard = breaking(
  "callers",
  `${CALLERS} who wait for it wait in vain; keep calling them until they no longer do`,
);

const changed = breaking(
  "callers",
  "callbacks are compared as a whole; read what changed, and let everybody who answers it follow",
);

/** The calls that a server makes to its callers, by their key; one more harms nobody who does not ask for it. */
export function compareCallbacks(
  site: OperationSite,
  pair: PartPair,
  key: "callbacks" | "webhooks" = "callbacks",
): void {
  const word = key === "callbacks" ? "callback" : "webhook";
  const [before, after] = [objectAt(pair.old.value, key), objectAt(pair.new.value, key)];
  for (const name of keysOf(before, after)) {
    if (same(before[name], after[name])) continue;
    if (before[name] === undefined) {
      tell(
        site,
        pair,
        `${word}-added`,
        `the ${word} \`${name}\` is new`,
        addition("nobody breaks; who asks for it has to answer it"),
        key,
      );
    } else if (after[name] === undefined) {
      tell(site, pair, `${word}-removed`, `the ${word} \`${name}\` is gone`, unheard, key);
    } else tell(site, pair, `${word}-changed`, `the ${word} \`${name}\` changed`, changed, key);
  }
}
