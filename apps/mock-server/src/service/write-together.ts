import type { ServerResponse } from "node:http";

interface Waiting {
  readonly response: ServerResponse;
  readonly text: string | undefined;
  readonly encoding: "latin1" | "utf8";
}

let waiting: Waiting[] = [];

/**
 * Ends a reply as soon as the requests that came in with its own are answered, and they are all written one after the
 * other: whoever waits for several is woken once, and a write that wakes nobody costs half.
 */
export function endTogether(response: ServerResponse, text: string | undefined, encoding: "latin1" | "utf8"): void {
  if (waiting.length === 0) setImmediate(endAll);
  waiting.push({ response, text, encoding });
}

function endAll(): void {
  const ready = waiting;
  waiting = [];
  for (const { response, text, encoding } of ready) response.end(text, encoding);
}
