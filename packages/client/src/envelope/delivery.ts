import type { DeliveryResult } from "../resource-types.ts";
import type { Reader } from "./interpret.ts";
import { readTarget } from "./target-result.ts";

/** Reads the reply to a send. */
export function deliveryReader(target: string): Reader<DeliveryResult> {
  return ({ data }) => {
    const result = readTarget(data, target);
    if (!result?.ok) return result && { failed: result };
    return { value: { results: [{ target, ok: true, code: 200 }] } };
  };
}
