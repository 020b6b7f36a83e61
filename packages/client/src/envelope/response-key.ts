import { replies } from "../generated/replies.ts";
import type { OperationData } from "../operation-data.ts";

/** The declared response that a status falls under, by the contract's own key. */
export function responseKey({ id }: OperationData, status: number): number | string | undefined {
  return [status, `${Math.floor(status / 100)}XX`, "default"].find((key) => replies[id].keys.includes(key));
}
