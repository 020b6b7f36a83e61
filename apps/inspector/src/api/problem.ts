import type { Problem } from "./control.ts";

export function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "detail" in value && "status" in value;
}

/** The sentence to show for whatever a call failed with. */
export function explain(error: unknown): string {
  if (isProblem(error)) return error.detail;
  return error instanceof Error ? error.message : String(error);
}
