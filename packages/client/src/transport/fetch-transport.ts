import { loadRecovery } from "../delivery/load-recovery.ts";
import type { Fetch, FetchReply } from "./fetch-function.ts";
import { readBody } from "./read-body.ts";
import type { Transport } from "./transport.ts";

/** Sends requests by a `fetch`, which does not say when it begins to write. Redirects are not followed: the token would go along. */
export function fetchTransport(fetch: Fetch): Transport {
  return async ({ url, method, headers, body = null, signal, report }) => {
    let response: FetchReply;
    try {
      response = await fetch(url, { method, headers, body, redirect: "manual", signal });
    } catch (error) {
      // of an attempt that was given up nobody asks any more
      if (!signal.aborted && (await loadRecovery()).neverConnected(error)) report("not-sent");
      throw error;
    }
    const { status, headers: received } = response;
    report("unknown", status);
    return { status, headers: received as Headers, body: await readBody(response) };
  };
}
