import type { Side } from "./direction.ts";
import { follow, isObject, type JsonObject, objectAt, type Spot, step } from "./json-document.ts";

/** What never goes this way: requests have nothing that is read only, replies nothing that is written only. */
const NEVER: Readonly<Record<Side, string>> = { request: "readOnly", reply: "writeOnly" };

/** Whether a property never goes this way, in no document that has it. */
export function isElsewhere(owners: readonly (readonly [JsonObject, Spot])[], name: string, side: Side): boolean {
  const found = owners.flatMap(([root, { value, pointer }]) => {
    const properties = objectAt(value, "properties");
    if (!Object.hasOwn(properties, name)) return [];
    return [follow(root, { value: properties[name] ?? true, pointer: step(pointer, "properties", name) }).value];
  });
  return found.length > 0 && found.every((value) => isObject(value) && value[NEVER[side]] === true);
}
