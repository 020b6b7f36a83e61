/** An operation's address by its parts: what is always the same, and in between, at odd places, the names of path parameters. */
export type Address = readonly string[];

/** Gives the addresses of a tenant's operations, each made once: the beginning of an address is the same for all calls. */
export function keepAddresses(baseUrl: string, org: string, app: string): (template: string) => Address {
  const kept: Record<string, Address> = {};
  const tenant = (_: string, name: string): string => encodeURIComponent(name === "org" ? org : app);
  return (template) => (kept[template] ??= (baseUrl + template.replace(/\{(org|app)\}/g, tenant)).split(/[{}]/));
}
