import type { CallState } from "../delivery/call-state.ts";
import { makeError } from "../errors/error-class.ts";
import type { OperationData } from "../operation-data.ts";
import type { Address } from "./address.ts";
import type { GivenParameters } from "./parameter-writer.ts";
import { pathFault } from "./path-value.ts";

/** A request without what belongs to one attempt or to all: token, signal, the client's own headers. */
export interface BuiltRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const NO_HEADERS: BuiltRequest["headers"] = {};

function writeUrl(address: Address, path: Readonly<Record<string, unknown>>): string {
  let url = address[0] ?? "";
  for (let index = 1; index < address.length; index += 2) {
    const name = address[index] ?? "";
    const fault = pathFault(name, path[name]);
    if (fault) throw new Error(fault);
    url += encodeURIComponent(String(path[name])) + address[index + 1];
  }
  return url;
}

/**
 * Builds the request of an operation. openapi-fetch's client is not used: it loses errors (an empty 500 has none, HTML throws without
 * a status) and makes a second `Request` per call; its path builder lets `..` reach another route.
 *
 * @throws EmchatConfigurationError for a path value that is not safe, or a body that JSON cannot write.
 */
export function buildRequest(
  { write }: OperationData,
  address: Address,
  path: Readonly<Record<string, unknown>> | undefined,
  given: GivenParameters,
  body: () => unknown,
  state: CallState,
): BuiltRequest {
  try {
    const url = writeUrl(address, path ?? {});
    const value = body();
    const text: string | undefined = value === undefined ? undefined : JSON.stringify(value);
    const request: BuiltRequest = { url, headers: NO_HEADERS, body: text };
    return write ? write(request, given) : request;
  } catch (cause) {
    throw makeError("configuration", `cannot write the request: ${cause instanceof Error ? cause.message : cause}`, {
      ...state,
      cause,
    });
  }
}
