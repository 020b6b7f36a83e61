import type { GroupRecord, UserRecord } from "../../state/records.ts";
import type { Tenant } from "../../state/tenants.ts";
import type { Refusal } from "./rule.ts";

/** Whom a call is about. */
export type Target =
  | { readonly kind: "user"; readonly name: string; readonly record: UserRecord | undefined }
  | { readonly kind: "group"; readonly name: string; readonly record: GroupRecord | undefined };

/**
 * Rule: names. Upper and lower case of a username are the same name (era 2014-07..2015, user page of 2015-07; the service
 * lower-cases since 2022). Everything else in a path keeps its case, group ids too (2014-07..2015, overview page).
 */
export function canonicalUsername(username: string): string {
  return username.toLowerCase();
}

/**
 * Rule: which users and groups exist.
 *
 * By default all of them; one that was never heard of is offline (era 2024.., the service does not check whether receivers
 * exist, and its batch status calls unknown users offline). In strict mode an unknown one is answered 404
 * `service_resource_not_found` (2014-07, department page; 2014-07..2015, per-endpoint notes).
 */
export function findTarget(tenant: Tenant, kind: Target["kind"], asked: string, strict: boolean): Target | Refusal {
  const target: Target =
    kind === "user"
      ? { kind, name: canonicalUsername(asked), record: tenant.users.get(canonicalUsername(asked)) }
      : { kind, name: asked, record: tenant.groups.get(asked) };
  if (strict && target.record === undefined) return NOT_FOUND;
  return target;
}

const NOT_FOUND: Refusal = Object.freeze({
  status: 404,
  error: "service_resource_not_found",
  description: "Service resource not found",
});
