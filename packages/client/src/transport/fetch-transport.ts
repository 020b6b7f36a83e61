import { neverConnected } from "../delivery/may-repeat.ts";
import type { Fetch } from "./fetch-function.ts";
import { readBody } from "./read-body.ts";
import type { Transport } from "./transport.ts";

/** Sends requests by a `fetch`. Redirects are not followed: the token would go along. */
export function fetchTransport(fetch: Fetch): Transport {
  return async ({ url, method, headers, body = null, signal, report }) => {
    // `fetch` does not say when it begins to write
    report("unknown");
    const response = await fetch(url, { method, headers, body, redirect: "manual", signal }).catch((error: unknown) => {
      if (neverConnected(error)) report("not-sent");
      throw error;
    });
    report("unknown", response.status);
    return { status: response.status, headers: response.headers as Headers, body: await readBody(response) };
  };
}
