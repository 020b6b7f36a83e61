import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import { exceptionOf } from "./error-catalogue.ts";

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

/** Headers that the contract requires of a status. */
const REQUIRED_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: Object.freeze({ ...JSON_HEADERS, "www-authenticate": 'Bearer realm="emchat"' }),
  429: Object.freeze({ ...JSON_HEADERS, "retry-after": "1" }),
  503: Object.freeze({ ...JSON_HEADERS, "retry-after": "5" }),
};

/** The headers that a reply of this status has at least: a `WWW-Authenticate` with 401, a `Retry-After` with 429 and 503. */
export function headersOf(status: number): Readonly<Record<string, string>> {
  return REQUIRED_HEADERS[status] ?? JSON_HEADERS;
}

/**
 * Error envelopes by an injected clock. Keys and their order are those of a captured reply of 2014-12-11: `error`, `timestamp`,
 * `duration`, `exception`, `error_description`.
 */
export function createErrorReplies(clock: () => number): ErrorReplyFactory {
  return (status, errorId, description, extras) => {
    const now = clock();
    const exception = exceptionOf(errorId);
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
