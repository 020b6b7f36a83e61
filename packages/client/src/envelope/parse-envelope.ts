import { type Envelope, isRecord, parseJson } from "./envelope.ts";

/** The envelope that a body holds; `undefined` where it is anything else. */
export function parseEnvelope(body: string): Envelope | undefined {
  const value = parseJson(body);
  return isRecord(value) ? value : undefined;
}
