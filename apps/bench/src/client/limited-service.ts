import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A service that accepts so many requests in any window of so many milliseconds and answers the others 429 with `Retry-After`. */
export interface LimitedService {
  readonly url: string;
  requests(): number;
  accepted(): number;
  close(): void;
}

/** What such a service had. */
export interface LimitedCounts {
  readonly requests: number;
  readonly accepted: number;
}

/** What a service accepts. */
export interface Limit {
  readonly requests: number;
  readonly perMs: number;
  /** The one request that is refused for no reason, from 1. */
  readonly spurious?: number;
}

/** Starts one on a free port. What it accepts is answered with `reply`. */
export async function startLimitedService(limit: Limit, reply: unknown): Promise<LimitedService> {
  const times: number[] = [];
  let requests = 0;
  let accepted = 0;
  const body = JSON.stringify(reply);
  const refusal = JSON.stringify({ error: "reach_limit", timestamp: 1404932199220, duration: 0 });
  // whole seconds until there is room, 0 when there is
  const secondsToWait = (): number => {
    const now = performance.now();
    while (times[0] !== undefined && times[0] <= now - limit.perMs) times.shift();
    if (requests === limit.spurious) return 1;
    if (times.length >= limit.requests) return Math.max(1, Math.ceil(((times[0] ?? now) + limit.perMs - now) / 1000));
    times.push(now);
    accepted += 1;
    return 0;
  };
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      requests += 1;
      const wait = secondsToWait();
      const headers = { "content-type": "application/json", ...(wait > 0 && { "retry-after": String(wait) }) };
      response.writeHead(wait > 0 ? 429 : 200, headers).end(wait > 0 ? refusal : body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    accepted: () => accepted,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
