import type { CallState } from "../delivery/call-state.ts";
import { neverConnected } from "../delivery/may-repeat.ts";
import { EmchatConnectionError, EmchatResponseError } from "../errors/error-classes.ts";
import type { AttemptReply, AttemptRequest } from "../middleware.ts";
import { quoteCause } from "./quote-cause.ts";
import { readBody } from "./read-body.ts";

/** Sends one request, with the token, and reads its whole reply. Redirects are not followed: the token would go along. */
export async function exchange(
  fetch: typeof globalThis.fetch,
  request: AttemptRequest,
  token: string,
  state: CallState,
): Promise<AttemptReply> {
  const { url, method, headers, body = null, signal } = request;
  // an attempt that is over must not go out late
  signal.throwIfAborted();
  state.attempts += 1;
  state.outcome = "unknown";
  let status: number | undefined;
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      body,
      redirect: "manual",
      signal,
    });
    status = response.status;
    const text = await readBody(response);
    if (text !== undefined) return { status, headers: response.headers, body: text };
  } catch (thrown) {
    const refused = status === undefined && neverConnected(thrown);
    throw new EmchatConnectionError(
      refused ? "no connection, nothing sent" : "the connection broke before the reply ended",
      {
        ...state,
        outcome: refused ? "not-sent" : "unknown",
        status,
        cause: quoteCause(thrown, token),
      },
    );
  }
  throw new EmchatResponseError("the reply exceeds 1 MiB", { ...state, status });
}
