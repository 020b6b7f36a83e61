import type { Envelope } from "./envelope.ts";

/** What the service writes into `error`: an identifier. */
const IDENTIFIER = /^[a-z]\w*$/;

/** Whether an envelope of an error is the contract's. Gateways and frameworks write JSON with an `error` as well, but not this. */
export function isOwn({ error, timestamp, duration }: Envelope): boolean {
  return typeof error === "string" && IDENTIFIER.test(error) && isCount(timestamp) && isCount(duration);
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
