import { useSyncExternalStore } from "react";

/** A choice that outlives the page and is the same in every tab. */
export interface Stored<V extends string> {
  get(): V;
  set(value: V): void;
  subscribe(listener: () => void): () => void;
}

/** Reads and writes one key of the local storage; anything that is not among `values` counts as `fallback`. */
export function stored<const V extends string>(key: string, values: readonly V[], fallback: V): Stored<V> {
  const listeners = new Set<() => void>();
  const read = (): V => values.find((value) => value === safely(() => localStorage.getItem(key))) ?? fallback;
  let current = read();
  const update = (value: V): void => {
    current = value;
    for (const listener of listeners) listener();
  };
  window.addEventListener("storage", (event) => {
    if (event.key === key) update(read());
  });
  return {
    get: () => current,
    set(value) {
      safely(() => localStorage.setItem(key, value));
      update(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStored<V extends string>(choice: Stored<V>): V {
  return useSyncExternalStore(choice.subscribe, choice.get);
}

/** A browser may forbid storage altogether; the page works without. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
