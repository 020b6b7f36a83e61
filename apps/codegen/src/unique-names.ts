/** Gives each place a name of its own: what `plain` calls it, with a number where two places would be called alike. */
export function uniqueNames(plain: (at: string) => string): (at: string) => string {
  const nameOf = new Map<string, string>();
  const taken = new Set<string>();
  return (at) => {
    const known = nameOf.get(at);
    if (known !== undefined) return known;
    const wanted = plain(at);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
    taken.add(name);
    nameOf.set(at, name);
    return name;
  };
}
