import type { TransportRequest } from "../transport/transport.ts";
import type { Attempt, Call } from "./call.ts";

/** Counts a request that is about to go out, once, and keeps in mind what its transport says of it. */
export function beginSending({ state }: Call, attempt: Attempt): TransportRequest["report"] {
  state.attempts += 1;
  // a transport says so where it knows better
  state.outcome = "unknown";
  state.status = undefined;
  return (outcome, status) => {
    // what a transport says late is about an attempt that was judged already
    if (attempt.over) return;
    state.outcome = outcome;
    state.status = status;
  };
}

/** Begins to send. */
export type BeginSending = typeof beginSending;
