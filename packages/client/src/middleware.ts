import type { OperationId } from "./operation-data.ts";

/** One attempt, as middleware sees it. The token is not in it: it is added after the last middleware. */
export interface AttemptRequest {
  /** The operation of the contract. */
  readonly operation: OperationId;
  /** The HTTP method. */
  readonly method: string;
  /** The whole address, the target in it. */
  readonly url: string;
  /** The headers without `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as JSON text; `undefined` for a GET. */
  readonly body: string | undefined;
  /** 1 for the first. */
  readonly attempt: number;
  /** Fires when the attempt is over: timeout, deadline, abort. */
  readonly signal: AbortSignal;
}

/** The reply to one attempt, its body read. */
export interface AttemptReply {
  /** The HTTP status. */
  readonly status: number;
  /** The reply's headers. */
  readonly headers: Headers;
  /** The reply's body as text, at most 1 MiB. */
  readonly body: string;
}

/** Sends the attempt on. May be called once: what goes out again is the client's decision. */
export type Next = (request: AttemptRequest) => Promise<AttemptReply>;

/**
 * Wraps every attempt: sees, and may change, what goes out and what comes back. The first of the list is the outermost.
 *
 * @example
 * ```ts
 * import { createClient, type Middleware } from "@emchat/client";
 *
 * const tagged: Middleware = (request, next) => next({ ...request, headers: { ...request.headers, "x-team": "orders" } });
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", middleware: [tagged] });
 * ```
 */
export type Middleware = (request: AttemptRequest, next: Next) => Promise<AttemptReply>;

/** Puts a list of middleware around the exchange. */
export function compose(middleware: readonly Middleware[], exchange: Next): Next {
  return middleware.reduceRight<Next>(
    (next, layer) => async (request) => {
      let called = false;
      return await layer(request, (onward) => {
        if (called) throw new Error("`next` may be called once");
        called = true;
        return next(onward);
      });
    },
    exchange,
  );
}
