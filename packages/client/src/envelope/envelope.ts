/** The service's reply: one JSON object. */
export type Envelope = Readonly<Record<string, unknown>>;

/** Whether a value that JSON was parsed to is an object. */
export function isRecord(value: unknown): value is Envelope {
  return value instanceof Object && !Array.isArray(value);
}

/** The envelope that a body holds; `undefined` where it is anything else. */
export function parseEnvelope(body: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
