import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the service does with one request: a status, `cut` (takes the message, then cuts the line), or nothing special. */
export type Fate = number | "cut" | undefined;

/** A service that keeps count of what it took. */
export interface ChatService {
  readonly url: string;
  /** How often it took a message for each name. */
  readonly inbox: ReadonlyMap<string, number>;
  /** When each request came, in epoch milliseconds. */
  readonly arrivals: readonly number[];
  readonly bodies: ReadonlyMap<string, string>;
  /** The paths that were asked for. */
  readonly paths: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Starts it. `fate` is asked for every request, with the name and how often it was asked for before; no answer goes out before `from`. */
export async function startChatService(
  fate: (name: string, nth: number) => Fate = () => undefined,
  latencyMs = 0,
  from?: Promise<unknown>,
): Promise<ChatService> {
  const inbox = new Map<string, number>();
  const bodies = new Map<string, string>();
  const asked = new Map<string, number>();
  const arrivals: number[] = [];
  const paths = new Set<string>();
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.split("/")[4] ?? "");
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      arrivals.push(Date.now());
      paths.add(request.url ?? "");
      const nth = asked.get(name) ?? 0;
      asked.set(name, nth + 1);
      const end = fate(name, nth);
      const answer = (status: number, value: object, headers: Record<string, string> = {}): void => {
        setTimeout(async () => {
          await from;
          response.writeHead(status, { "content-type": "application/json", ...headers });
          response.end(JSON.stringify({ ...value, timestamp: Date.now(), duration: 1 }));
        }, latencyMs);
      };
      if (typeof end === "number") {
        answer(
          end,
          { error: ERRORS[end] ?? "illegal_argument", error_description: "refused" },
          end === 429 ? { "retry-after": "1" } : {},
        );
        return;
      }
      inbox.set(name, (inbox.get(name) ?? 0) + 1);
      bodies.set(name, body);
      if (end === "cut") request.socket.destroy();
      else answer(200, { action: "post", data: [{ result_code: 200, result_content: { result: "ok" } }] });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    inbox,
    arrivals,
    bodies,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const ERRORS: Readonly<Record<number, string>> = {
  401: "auth_bad_access_token",
  403: "forbidden_op",
  404: "service_resource_not_found",
  429: "reach_limit",
  503: "service_unavailable",
};
