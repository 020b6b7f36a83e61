import type { Reader } from "./reader.ts";
import { responseKey } from "./response-key.ts";

/** Reads as `read` does, and gives `undefined` for the responses that have no body. */
export function emptyReader(empty: readonly (number | string)[], read: Reader<never>): Reader<never> {
  return (body, status, operation) => {
    const key = responseKey(operation, status);
    return key !== undefined && empty.includes(key) ? { value: undefined as never } : read(body, status, operation);
  };
}
