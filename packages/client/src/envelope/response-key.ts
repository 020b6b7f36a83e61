import type { OperationData } from "../operation-data.ts";

/** The declared response that a status falls under, by the contract's own key. */
export function responseKey({ keys }: OperationData, status: number): number | string | undefined {
  return [status, `${Math.floor(status / 100)}XX`, "default"].find((key) => keys.includes(key));
}
