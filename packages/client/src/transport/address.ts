/** An operation's address by its parts: what is always the same, and in between, at odd places, the names of path parameters. */
export type Address = readonly string[];

/** Gives the addresses of a tenant's operations, each made once: the beginning of an address is the same for all calls. */
export function keepAddresses(baseUrl: string, org: string, app: string): (template: string) => Address {
  const kept = new Map<string, Address>();
  return (template) => {
    const known = kept.get(template);
    if (known) return known;
    const filled = template
      .replace("{org}", () => encodeURIComponent(org))
      .replace("{app}", () => encodeURIComponent(app));
    const address = (baseUrl + filled).split(/[{}]/);
    kept.set(template, address);
    return address;
  };
}
