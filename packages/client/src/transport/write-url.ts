import { pathFault } from "./path-value.ts";

/** Writes the address of an operation, by its template, with path parameters in it. @throws Error for a value that is not safe. */
export type WriteUrl = (template: string, path: Readonly<Record<string, unknown>>) => string;

/** A tenant's name. */
interface Tenant {
  readonly org: string;
  readonly app: string;
}

/** Makes the addresses of a tenant. What is the same in all calls of an operation is written once. */
export function createUrlWriter(baseUrl: string, tenant: Tenant): WriteUrl {
  const kept: Record<string, readonly string[]> = {};
  const own = (_: string, name: string): string => encodeURIComponent(tenant[name as keyof Tenant]);
  // names of parameters stand at odd places
  const partsOf = (template: string): readonly string[] =>
    (kept[template] ??= template.replace(/\{(org|app)\}/g, own).split(/[{}]/));
  return (template, path) =>
    partsOf(template).reduce((url, part, index) => {
      const fault = index % 2 && pathFault(part, path[part]);
      if (fault) throw new Error(fault);
      return url + (index % 2 ? encodeURIComponent(path[part] as string) : part);
    }, baseUrl);
}
