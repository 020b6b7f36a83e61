import type { ReactNode } from "react";
import { useText } from "../i18n/language.tsx";
import { type Tenant, useTenant } from "./use-tenant.ts";

function nameOf(tenant: Tenant): string {
  return `${tenant.org}/${tenant.app}`;
}

/** Chooses the organisation and application; nothing where there is no choice. */
export function TenantSelect(): ReactNode {
  const t = useText();
  const { tenant, tenants, choose } = useTenant();
  if (tenant === undefined || tenants.length < 2) return null;
  return (
    <select
      className="select tenant-select"
      aria-label={t.shell.tenant}
      value={nameOf(tenant)}
      onChange={(event) => {
        const chosen = tenants.find((one) => nameOf(one) === event.target.value);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {tenants.map((one) => (
        <option key={nameOf(one)}>{nameOf(one)}</option>
      ))}
    </select>
  );
}
