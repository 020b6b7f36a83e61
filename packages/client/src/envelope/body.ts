import type { Reader } from "./reader.ts";

/** Gives the whole body. */
export const bodyReader: Reader<never> = (body) => (body === undefined ? undefined : { value: body as never });

/** Gives the `data` of an envelope, which the contract says is always there. */
export const dataReader: Reader<never> = (body) =>
  body?.data === undefined ? undefined : { value: body.data as never };
