import type { Tenant, TenantStore } from "../../state/tenants.ts";
import type { Refusal } from "./rule.ts";

/**
 * Rule: which applications may be called at all.
 *
 * A banned application, or one that the service is not enabled for, is answered 403 `forbidden_service_operation`
 * (era 2022..2023, error page; the platform maps ForbiddenServiceOperation to 403).
 */
export function judgeEnabled(tenant: Tenant | undefined): Refusal | undefined {
  if (tenant === undefined || tenant.enabled) return undefined;
  return {
    status: 403,
    error: "forbidden_service_operation",
    description: "the service is not enabled for this application",
  };
}

/**
 * Rule: which applications exist.
 *
 * By default all of them (house). In strict mode one that is neither in the config nor added later is answered 404
 * `organization_application_not_found` (era 2022..2023, error page; it was 400 in 2014 and 2015).
 */
export function findTenant(tenants: TenantStore, org: string, app: string, strict: boolean): Tenant | Refusal {
  if (!strict) return tenants.any(org, app);
  return (
    tenants.known(org, app) ?? {
      status: 404,
      error: "organization_application_not_found",
      description: `Could not find application for ${org}/${app} from URI`,
    }
  );
}
