import type { Envelope } from "./envelope.ts";

/** The envelope that a body holds; `undefined` where it is anything else. */
export function parseEnvelope(body: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return value instanceof Object && !Array.isArray(value) ? (value as Envelope) : undefined;
  } catch {
    return undefined;
  }
}
