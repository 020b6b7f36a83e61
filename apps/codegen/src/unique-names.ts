/** Gives each place a name of its own: what `plain` calls it, with a number where two places would be called alike. */
export function uniqueNames(plain: (at: string) => string): (at: string) => string {
  const nameOf = new Map<string, string>();
  const counts = new Map<string, number>();
  return (at) => {
    const known = nameOf.get(at);
    if (known !== undefined) return known;
    const wanted = plain(at);
    const count = (counts.get(wanted) ?? 0) + 1;
    counts.set(wanted, count);
    const name = count === 1 ? wanted : `${wanted}_${count}`;
    nameOf.set(at, name);
    return name;
  };
}
