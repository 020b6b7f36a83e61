import { keysOf } from "./json.ts";

/** `/components/schemas/ErrorReply` -> `schemas_ErrorReply`: the name of a constant that stands for what a pointer names. */
export function constantName(at: string): string {
  return keysOf(at)
    .slice(at.startsWith("/components/") ? 1 : 0)
    .map((key) => key.replace(/[^A-Za-z0-9]+/g, "_"))
    .join("_");
}
