import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RateLimit } from "../../src/index.ts";

/** Who sent how much, and what was refused. */
export interface Arrivals {
  readonly accepted: number;
  readonly refused: number;
  /** Accepted messages by their sender. */
  readonly bySender: Readonly<Record<string, number>>;
  /** Accepted messages by the first letter of their target. */
  readonly byLetter: Readonly<Record<string, number>>;
}

/** A service that takes so many requests in any window, and answers 429 to the others. */
export interface LimitedService {
  readonly url: string;
  /** What has arrived since the last time. */
  take(): Arrivals;
  close(): void;
}

const DELIVERED = JSON.stringify({
  action: "post",
  data: [{ result_code: 200, result_content: { result: "ok" } }],
  timestamp: 1404932199220,
  duration: 1,
});
const REFUSED = JSON.stringify({ error: "reach_limit", timestamp: 1404932199220, duration: 0 });

/** How long it thinks about each message, in milliseconds. */
const LATENCY_MS = 20;

/** The header by which senders say who they are. */
export const SENDER_HEADER = "x-sender";

/** @param limit without one, everything is taken at once */
export async function startLimitedService(limit?: RateLimit): Promise<LimitedService> {
  const times: number[] = [];
  let arrivals = nothing();
  const hasRoom = (): boolean => {
    if (!limit) return true;
    const now = performance.now();
    while (times[0] !== undefined && times[0] <= now - limit.perMs) times.shift();
    if (times.length >= limit.requests) return false;
    times.push(now);
    return true;
  };
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const room = hasRoom();
      if (room) {
        arrivals.accepted += 1;
        const sender = String(request.headers[SENDER_HEADER]);
        const letter = request.url?.split("/")[4]?.[0] ?? "";
        arrivals.bySender[sender] = (arrivals.bySender[sender] ?? 0) + 1;
        arrivals.byLetter[letter] = (arrivals.byLetter[letter] ?? 0) + 1;
      } else arrivals.refused += 1;
      const headers = { "content-type": "application/json", ...(room ? {} : { "retry-after": "1" }) };
      const answer = (): void => void response.writeHead(room ? 200 : 429, headers).end(room ? DELIVERED : REFUSED);
      if (limit) setTimeout(answer, LATENCY_MS);
      else answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = arrivals;
      arrivals = nothing();
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const nothing = () => ({
  accepted: 0,
  refused: 0,
  bySender: {} as Record<string, number>,
  byLetter: {} as Record<string, number>,
});
