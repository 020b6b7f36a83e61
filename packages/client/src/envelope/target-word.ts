import type { Envelope } from "./envelope.ts";

/**
 * What `data` says of one target in the shape of 10 July 2014 and later, a map from targets. A name is the same in upper and lower case.
 * `undefined`: nothing, or two things.
 */
export function wordFor(data: Envelope, target: string): unknown {
  const names = Object.keys(data).filter((name) => name.toLowerCase() === target.toLowerCase());
  return names.length === 1 ? names.map((name) => data[name])[0] : undefined;
}
