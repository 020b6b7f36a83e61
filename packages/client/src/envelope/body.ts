import type { Reader } from "./reader.ts";

/** Gives the whole body. */
export const bodyReader: Reader<never> = (body) => (body === undefined ? undefined : { value: body as never });

/** Gives the `data` of an envelope, which the contract says is always there. */
export const dataReader: Reader<never> = (body) =>
  body?.data === undefined ? undefined : { value: body.data as never };

/** Reads as `read` does, and gives `undefined` for the responses that have no body. */
export function emptyReader(keys: readonly (number | string)[], read: Reader<never>): Reader<never> {
  return (body, key) => (key !== undefined && keys.includes(key) ? { value: undefined as never } : read(body, key));
}
