import { defaultBodySerializer } from "openapi-fetch";
import type { CallState } from "../delivery/call-state.ts";
import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { OperationData } from "../operation-data.ts";
import { pathFault } from "./path-value.ts";

/** A request without what belongs to one attempt: token, signal. */
export interface BuiltRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const JSON_TYPE = "application/json";

const serializePath = (template: string, path: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fault = pathFault(name, path[name]);
    if (fault) throw new Error(fault);
    return encodeURIComponent(String(path[name]));
  });

/**
 * Builds the request of an operation. openapi-fetch's client is not used: it loses errors (an empty 500 has none, HTML throws without
 * a status) and makes a second `Request` per call; its path builder lets `..` reach another route.
 *
 * @throws EmchatConfigurationError for a path value that is not safe, or a body that JSON cannot write.
 */
export function buildRequest(
  { path: template }: OperationData,
  baseUrl: string,
  path: Readonly<Record<string, unknown>>,
  write: () => unknown,
  state: CallState,
): BuiltRequest {
  try {
    const url = baseUrl + serializePath(template, path);
    const body = write();
    if (body === undefined) return { url, headers: { accept: JSON_TYPE }, body };
    return { url, headers: { accept: JSON_TYPE, "content-type": JSON_TYPE }, body: defaultBodySerializer(body) };
  } catch (cause) {
    throw new EmchatConfigurationError(`cannot write the request: ${cause instanceof Error ? cause.message : cause}`, {
      ...state,
      cause,
    });
  }
}
