import type { TransportReply, TransportRequest } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";

/** Sends a request, once, and keeps in mind what its transport says of it. */
export function send(
  { delivery, state }: Call,
  attempt: Attempt,
  { url, method, headers, body, signal }: Omit<TransportRequest, "report">,
): Promise<TransportReply> {
  state.attempts += 1;
  // a transport says so where it knows better
  state.outcome = "unknown";
  state.status = undefined;
  const report: TransportRequest["report"] = (outcome, status) => {
    // what a transport says late is about an attempt that was judged already
    if (attempt.over) return;
    state.outcome = outcome;
    state.status = status;
  };
  return delivery.transport({ url, method, headers, body, signal, report });
}
