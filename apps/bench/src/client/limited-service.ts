import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A service that accepts so many requests in any rolling second and answers the others 429 with `Retry-After: 1`. */
export interface LimitedService {
  readonly url: string;
  requests(): number;
  accepted(): number;
  close(): void;
}

/** Starts one on a free port. What it accepts is answered with `reply`. */
export async function startLimitedService(perSecond: number, reply: unknown): Promise<LimitedService> {
  const times: number[] = [];
  let requests = 0;
  let accepted = 0;
  const body = JSON.stringify(reply);
  const refusal = JSON.stringify({ error: "reach_limit", timestamp: 1404932199220, duration: 0 });
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const now = performance.now();
      requests += 1;
      while (times[0] !== undefined && times[0] <= now - 1000) times.shift();
      const full = times.length >= perSecond;
      if (!full) {
        times.push(now);
        accepted += 1;
      }
      response.writeHead(full ? 429 : 200, { "content-type": "application/json", ...(full && { "retry-after": "1" }) });
      response.end(full ? refusal : body);
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
