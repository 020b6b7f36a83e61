import type { OperationData } from "../operation-data.ts";
import type { GivenParameters } from "./parameter-writer.ts";

/** A request without what belongs to one attempt or to all: token, signal, the client's own headers. */
export interface BuiltRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Builds the request of an operation. openapi-fetch's client is not used: it loses errors (an empty 500 has none, HTML throws without
 * a status) and makes a second `Request` per call; its path builder lets `..` reach another route.
 *
 * @throws Error for a body that JSON cannot write, or parameters that cannot be written.
 */
export function buildRequest(
  { write }: OperationData,
  url: string,
  given: GivenParameters,
  value: unknown,
): BuiltRequest {
  const body: string | undefined = JSON.stringify(value);
  const request: BuiltRequest = { url, headers: {}, body };
  return write ? write(request, given) : request;
}
