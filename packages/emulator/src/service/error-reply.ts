import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import { exceptionOf, headersOfStatus } from "./error-catalogue.ts";

/** The longest `error_description`, in UTF-16 code units. */
export const MAX_DESCRIPTION_LENGTH = 1_000;

/** What an error may carry beyond its identifier and description. */
export interface ErrorExtras {
  /** More headers, by lower-case name: `allow`, `retry-after`, … */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** More keys of the envelope, such as `error_code`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** When the call came in, in epoch milliseconds; `duration` counts from it. */
  readonly startedAt?: number | undefined;
}

/** Makes a reply in the envelope of an error. */
export type ErrorReplyFactory = (status: number, errorId: string, description: string, extras?: ErrorExtras) => Reply;

const headersByStatus = new Map<number, Readonly<Record<string, string>>>();

/** The headers that a reply of this status has at least, as the contract declares them: a `WWW-Authenticate` with 401, … */
export function headersOf(status: number): Readonly<Record<string, string>> {
  let headers = headersByStatus.get(status);
  if (headers === undefined) {
    const declared = headersOfStatus(status);
    headers = Object.keys(declared).length === 0 ? JSON_HEADERS : Object.freeze({ ...JSON_HEADERS, ...declared });
    headersByStatus.set(status, headers);
  }
  return headers;
}

/**
 * Error envelopes by an injected clock. Keys and their order are those of a captured reply of 2014-12-11: `error`, `timestamp`,
 * `duration`, `exception`, `error_description`.
 */
export function createErrorReplies(clock: () => number): ErrorReplyFactory {
  return (status, errorId, description, extras) => {
    const now = clock();
    const exception = exceptionOf(status, errorId);
    const headers = headersOf(status);
    return {
      status,
      headers: extras?.headers === undefined ? headers : { ...headers, ...extras.headers },
      body: {
        error: errorId,
        timestamp: now,
        duration: Math.max(0, now - (extras?.startedAt ?? now)),
        ...(exception === undefined ? undefined : { exception }),
        error_description:
          description.length > MAX_DESCRIPTION_LENGTH
            ? `${description.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`
            : description,
        ...extras?.body,
      },
    };
  };
}
