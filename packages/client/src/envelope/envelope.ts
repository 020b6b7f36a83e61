/** A reply's body, parsed; `undefined` where it is no JSON. Of any value but an envelope, `data` is `undefined`. */
export type ReadBody = { readonly data?: unknown } | null | undefined;

/** The service's reply: one JSON object. */
export type Envelope = Readonly<Record<string, unknown>>;

/** The value that a body holds as JSON; `undefined` where it holds none. */
export function parseJson(body: string): ReadBody {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
