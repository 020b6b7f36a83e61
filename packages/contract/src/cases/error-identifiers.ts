import type { Profile } from "../profile/profile.ts";
import type { Operation } from "../spec/operation.ts";

/** Why a request is refused, where an error identifier says so. */
export type RefusalKind = "syntax" | "rule" | "no-token" | "unknown-token" | "other";

/**
 * Identifiers that belong to one kind of refusal. They count only where the spec's own `byStatus` relation names them for
 * the status, so another spec with other identifiers is judged by its relation alone.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  syntax: ["json_parse", "invalid_request_body"],
  "no-token": ["unauthorized"],
  "unknown-token": ["auth_bad_access_token"],
};

/** What a refusal of another kind may not be called. */
const EXCLUSIVE: readonly string[] = ["json_parse", "expired_token"];

/** The identifiers that fit a refusal, or undefined when the spec does not limit them. */
export function identifiersFor(
  operation: Operation,
  status: number,
  kind: RefusalKind,
  profile: Profile,
): readonly string[] | undefined {
  const own = profile.errors[kind];
  if (own !== undefined) return own;
  if (kind === "other") return undefined;
  const listed = operation.relations.flatMap(({ claim }) =>
    claim.kind === "by-status" ? (claim.values.get(String(status)) ?? []).filter((id) => typeof id === "string") : [],
  );
  if (listed.length === 0) return undefined;
  const preferred = (OWN[kind] ?? []).filter((id) => listed.includes(id));
  return preferred.length > 0 ? preferred : listed.filter((id) => !EXCLUSIVE.includes(id));
}
