import type { Profile } from "../profile/profile.ts";
import type { Operation } from "../spec/operation.ts";

/** Why a request is refused, where an error identifier says so. */
export type RefusalKind = "syntax" | "rule" | "no-token" | "unknown-token" | "other";

/**
 * The identifiers that fit a refusal, or undefined when the spec does not limit them: those that its `byStatus` relation
 * lists for the status, and of them those that `byRefusal` names for the kind, where it names any.
 */
export function identifiersFor(
  operation: Operation,
  status: number,
  kind: RefusalKind,
  profile: Profile,
): readonly string[] | undefined {
  const own = profile.errors[kind];
  if (own !== undefined) return own;
  if (kind === "other") return undefined;
  for (const { claim } of operation.relations) {
    if (claim.kind !== "by-status") continue;
    const listed = (claim.values.get(String(status)) ?? []).filter((id) => typeof id === "string");
    const named = (claim.refusals.get(kind) ?? []).filter((id) => listed.includes(id));
    if (named.length > 0) return named;
    if (listed.length > 0) return listed;
  }
  return undefined;
}
