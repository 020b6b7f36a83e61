import type { OperationId } from "./operation-data.ts";

/** How failed attempts are made again. */
export interface RetryTiming {
  /** Attempts in all, the first one included, 1 to 20. Default 4. */
  readonly attempts?: number | undefined;
  /** The wait before the second attempt is anything from 0 to this, before the third to twice this, and so on, in milliseconds. Default 250. */
  readonly baseDelay?: number | undefined;
  /** The longest such wait, in milliseconds. Default 8,000. `Retry-After` is obeyed beside it. */
  readonly maxDelay?: number | undefined;
}

/** An attempt that is about to go out. */
export interface UpcomingAttempt {
  /** The operation of the contract. */
  readonly operation: OperationId;
  /** 1 for the first. */
  readonly attempt: number;
  /** Fires when the call is given up. */
  readonly signal: AbortSignal;
}

/** A header's value; of a list the values stand with commas between. */
export type HeaderValue = string | number | boolean | readonly (string | number | boolean)[];

/** What every call takes last. Times are in milliseconds. */
export interface CallOptions {
  /** Ends the call, whatever it is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /** The most that one attempt may take, its reply's body included. The client's own by default. */
  readonly timeout?: number | undefined;
  /** The most that the call may take, with all its waits and attempts. The client's own by default. */
  readonly deadline?: number | undefined;
  /** How failed attempts of this call are made again; `false` for never. What is left out is the client's own. */
  readonly retry?: RetryTiming | false | undefined;
  /** More headers, over those of the client. `authorization`, `content-length` and `transfer-encoding` are the client's own and cannot be set. */
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
  /**
   * Called, and waited for, before each attempt: after token and turn were had, right before the request goes out. When it throws,
   * nothing is sent and the call ends with `EmchatAbortedError`, whose `cause` is what was thrown.
   */
  readonly beforeAttempt?: ((attempt: UpcomingAttempt) => void | Promise<void>) | undefined;
}

/** What a call that sends a message takes last. */
export interface SendOptions extends CallOptions {
  /** Who the message is from. The service says `admin` where it is left out. */
  readonly from?: string | undefined;
  /** What the application adds for itself: a plain object. */
  readonly ext?: object | undefined;
}
