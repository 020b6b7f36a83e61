import type { Outcome } from "../errors/emchat-error.ts";
import type { Fetch } from "./fetch-function.ts";

/** One request as it goes out, the token in it. */
export interface TransportRequest {
  /** The whole address. */
  readonly url: string;
  /** The HTTP method. */
  readonly method: string;
  /** The headers, `authorization` among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON text; `undefined` for a GET. */
  readonly body: string | undefined;
  /** Fires when the attempt is over. From then on no byte of the request may leave. */
  readonly signal: AbortSignal;
  /**
   * To be told what is known: `not-sent` while surely nothing has left, or where it turns out that nothing left after all, `unknown`
   * before the first byte leaves, the status when a reply begins. Until it is told, the request counts as sent.
   */
  readonly report: (outcome: Exclude<Outcome, "rejected">, status?: number) => void;
}

/** The reply to a request, its body read. */
export interface TransportReply {
  /** The HTTP status. */
  readonly status: number;
  /** The reply's headers. */
  readonly headers: Headers;
  /** The reply's body as text; `undefined` where it is larger than 1 MiB. */
  readonly body: string | undefined;
}

/**
 * Sends one request, once, and reads its whole reply. A redirect is a reply like any other; what goes out again is the client's
 * decision. Where there is no whole reply it rejects, with any error.
 */
export interface Transport {
  /** Sends the request. */
  (request: TransportRequest): Promise<TransportReply>;
  /** The same way out as a `fetch`, for what gets tokens. Default: the runtime's. */
  readonly fetch?: Fetch | undefined;
}
