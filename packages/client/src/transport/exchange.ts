import type { CallState } from "../delivery/call-state.ts";
import { EmchatConnectionError, EmchatResponseError } from "../errors/error-classes.ts";
import type { AttemptReply, AttemptRequest } from "../middleware.ts";
import { quoteCause } from "./quote-cause.ts";
import type { Transport, TransportRequest } from "./transport.ts";

/** Sends one request, with the token, and reads its whole reply. */
export async function exchange(
  transport: Transport,
  { url, method, headers, body, signal }: AttemptRequest,
  token: string,
  state: CallState,
): Promise<AttemptReply> {
  // an attempt that is over must not go out late
  signal.throwIfAborted();
  state.attempts += 1;
  const report: TransportRequest["report"] = (outcome, status) => Object.assign(state, { outcome, status });
  report("not-sent");
  const authorized = { ...headers, authorization: `Bearer ${token}` };
  const reply = await transport({ url, method, headers: authorized, body, signal, report }).catch((thrown: unknown) => {
    throw new EmchatConnectionError(
      state.outcome === "unknown" ? "the connection broke before the reply ended" : "no connection, nothing sent",
      { ...state, cause: quoteCause(thrown, token) },
    );
  });
  if (reply.body === undefined) throw new EmchatResponseError("the reply exceeds 1 MiB", state);
  return reply as AttemptReply;
}
