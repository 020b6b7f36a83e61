import { pathFault } from "./path-value.ts";

/** A tenant's place in addresses. */
export interface Tenant {
  readonly baseUrl: string;
  readonly org: string;
  readonly app: string;
}

/**
 * Writes an operation's address: `{org}` and `{app}` are the tenant's own, the others stand in `path`.
 *
 * @throws Error for a value that is not safe.
 */
export function writeUrl(tenant: Tenant, template: string, path: Readonly<Record<string, unknown>>): string {
  const write = (_: string, name: string): string => {
    const value = name === "org" || name === "app" ? tenant[name] : path[name];
    const fault = pathFault(name, value);
    if (fault) throw new Error(fault);
    return encodeURIComponent(value as string);
  };
  return tenant.baseUrl + template.replace(/\{(\w+)\}/g, write);
}
