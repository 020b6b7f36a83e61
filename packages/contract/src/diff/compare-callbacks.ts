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

/** The calls that a server makes to its callers: one more harms nobody who does not ask for it. */
export function compareCallbacks(site: OperationSite, pair: PartPair): void {
  const [before, after] = [objectAt(pair.old.value, "callbacks"), objectAt(pair.new.value, "callbacks")];
  for (const name of keysOf(before, after)) {
    if (same(before[name], after[name])) continue;
    if (before[name] === undefined) {
      tell(site, pair, "callback-added", `the callback \`${name}\` is new`, addition("nobody breaks"), "callbacks");
    } else if (after[name] === undefined) {
      tell(site, pair, "callback-removed", `the callback \`${name}\` is gone`, unheard, "callbacks");
    } else tell(site, pair, "callback-changed", `the callback \`${name}\` changed`, changed, "callbacks");
  }
}
