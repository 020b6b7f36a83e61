import type { Schemas } from "../api/control.ts";
import { useGo } from "../shell/navigation.tsx";
import { useLocation, useSearch } from "../shell/router.ts";
import { useScope } from "./session-scope.tsx";

export type Tenant = Schemas["TenantName"];

/** The tenant that a screen is about: the address names it, else it is the busiest one, else the sample's. */
export function useTenant(): {
  readonly tenant: Tenant | undefined;
  readonly tenants: readonly Tenant[];
  choose(tenant: Tenant): void;
} {
  const { control } = useScope();
  const [path] = useLocation();
  const search = new URLSearchParams(useSearch());
  const go = useGo();
  const sample = control.query.useQuery("get", "/__mock/api/v1/info").data?.tenant;
  const listed = control.query.useQuery("get", "/__mock/api/v1/apps").data?.tenants;
  const org = search.get("org");
  const app = search.get("app");
  const asked = org !== null && app !== null ? { org, app } : undefined;
  const busiest = listed?.toSorted((a, b) => b.messages - a.messages)[0];
  const tenant = asked ?? busiest ?? (listed === undefined ? undefined : sample);
  const all = [...(listed ?? []), ...(sample === undefined ? [] : [sample]), ...(asked === undefined ? [] : [asked])];
  const tenants = [...new Map(all.map((one) => [`${one.org}/${one.app}`, { org: one.org, app: one.app }])).values()];
  return { tenant, tenants, choose: (next) => go(path, { org: next.org, app: next.app }) };
}
