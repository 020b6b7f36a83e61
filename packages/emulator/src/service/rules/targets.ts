import type { GroupRecord, UserRecord } from "../../state/records.ts";
import type { Tenant } from "../../state/tenants.ts";
import type { AskedTarget } from "../declared-operation.ts";
import type { Refusal } from "./rule.ts";

/** Whom a call is about. */
export interface Target {
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly name: string;
  readonly user?: UserRecord | undefined;
  readonly group?: GroupRecord | undefined;
}

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
 * `service_resource_not_found` (2014-07, department page; 2014-07..2015, per-endpoint notes). Of targets of other kinds there is
 * no list, and so none is unknown (house).
 */
export function findTarget(tenant: Tenant, { kind, name: asked }: AskedTarget, strict: boolean): Target | Refusal {
  const name = canonicalName(kind, asked);
  if (kind === "user") {
    const user = tenant.users.get(name);
    return strict && user === undefined ? NOT_FOUND : { kind, name, user };
  }
  if (kind === "group") {
    const group = tenant.groups.get(name);
    return strict && group === undefined ? NOT_FOUND : { kind, name, group };
  }
  return { kind, name };
}

/** The name that a target is filed under. */
export function canonicalName(kind: string, asked: string): string {
  return kind === "user" ? canonicalUsername(asked) : asked;
}

const NOT_FOUND: Refusal = Object.freeze({
  status: 404,
  error: "service_resource_not_found",
  description: "Service resource not found",
});
