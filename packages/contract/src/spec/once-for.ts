/** A function that works each of its answers out once, and keeps it for as long as its owner lives. */
export function onceFor<Owner extends object, Key, Value>(
  make: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const known = new WeakMap<Owner, Map<Key, Value>>();
  return (owner, key) => {
    let own = known.get(owner);
    if (own === undefined) {
      own = new Map();
      known.set(owner, own);
    }
    const found = own.get(key);
    if (found !== undefined || own.has(key)) return found as Value;
    const made = make(owner, key);
    own.set(key, made);
    return made;
  };
}
