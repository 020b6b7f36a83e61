import { replies } from "../generated/replies.ts";
import type { OperationData } from "../operation-data.ts";

/** The `error` of a service that does not know a path, or whom it names. */
const NO_RESOURCE = /resource_not_found$/;

/** What a 404 of this operation may mean beside what it says; empty where it says all. */
export function hintOfPath({ id }: OperationData, code: string | undefined): string {
  if (code !== undefined && !NO_RESOURCE.test(code)) return "";
  const { successor } = replies[id];
  return successor === undefined
    ? ""
    : ` (if this path is unknown to it: the service of today sends through ${successor})`;
}
