/** A function that works its answer out once for each owner, and keeps it for as long as the owner lives. */
export function onceOf<Owner extends object, Value>(make: (owner: Owner) => Value): (owner: Owner) => Value {
  const known = new WeakMap<Owner, { readonly value: Value }>();
  return (owner) => {
    let found = known.get(owner);
    if (found === undefined) {
      found = { value: make(owner) };
      known.set(owner, found);
    }
    return found.value;
  };
}

/** The same for each owner and key. */
export function onceFor<Owner extends object, Key, Value>(
  make: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const answers = onceOf((_: Owner) => new Map<Key, Value>());
  return (owner, key) => {
    const own = answers(owner);
    const found = own.get(key);
    if (found !== undefined || own.has(key)) return found as Value;
    const made = make(owner, key);
    own.set(key, made);
    return made;
  };
}
