/** Who is told when a signal fires. */
interface Audience {
  readonly acts: Set<(reason: unknown) => void>;
  readonly tellAll: () => void;
}

const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Calls back with its reason when a signal fires, or has fired; what it returns takes that back. A signal has one listener for all who wait for it: a program may give
 * its one signal to thousands of calls, and Node up to 22 warns of a leak from the eleventh listener on.
 */
export function onAbort(signal: AbortSignal, act: (reason: unknown) => void): () => void {
  if (signal.aborted) act(signal.reason);
  let audience = audiences.get(signal);
  if (!audience) {
    const acts = new Set<(reason: unknown) => void>();
    audience = { acts, tellAll: () => acts.forEach((each) => void each(signal.reason)) };
    audiences.set(signal, audience);
    signal.addEventListener("abort", audience.tellAll);
  }
  const { acts, tellAll } = audience;
  acts.add(act);
  return () => {
    acts.delete(act);
    if (acts.size) return;
    audiences.delete(signal);
    signal.removeEventListener("abort", tellAll);
  };
}
