import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Answer, Call, Mode, Parts, Refusal, RoutedCall } from "./parts.ts";
import { illegal, refusal, rightParts } from "./right-parts.ts";
import { newState, type State } from "./state.ts";

/** Bytes of a body beyond which nothing is kept; the rest is read and dropped. */
const KEPT_BYTES = 1024 * 1024;

/** The header that brings a declared status about, for the replies that no caller can cause. */
export const PROVOKE_HEADER = "x-reference-status";

const provoked: Readonly<Record<string, Refusal>> = {
  "403": refusal(403, "forbidden_service_operation", "the service is not enabled for this application"),
  "429": { ...refusal(429, "reach_limit", "too many calls"), headers: { "retry-after": "1" } },
  "500": refusal(500, "web_application", "internal error"),
  "503": { ...refusal(503, "service_unavailable", "overloaded"), headers: { "retry-after": "5" } },
};

/** A server that runs. */
export interface Reference {
  readonly url: string;
  readonly state: State;
  /** How many requests it has answered. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

const isRefusal = (value: object): value is Refusal => "error" in value;

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let kept = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (kept < KEPT_BYTES) chunks.push(chunk);
    kept += chunk.byteLength;
  }
  return Buffer.concat(chunks);
}

function readBody(parts: Parts, call: RoutedCall): Refusal | undefined {
  if (call.route.method === "GET") return undefined;
  const unread = parts.checkSize(call) ?? parts.checkMediaType(call);
  if (unread !== undefined) return unread;
  if (call.body.byteLength === 0) return illegal("there is no body");
  try {
    call.json = parts.parse(parts.decodeText(call.body));
  } catch {
    return refusal(400, "json_parse", "the body is not JSON");
  }
  return parts.checkBody(call);
}

function namesOf(parts: Parts, encoded: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const names: Record<string, string> = {};
  for (const [name, value] of Object.entries(encoded)) {
    const decoded = parts.decode(value);
    if (decoded === undefined) return undefined;
    names[name] = decoded;
  }
  return names;
}

/** The order of the looks: path, method, escapes, token, names, body, tenant, target. */
async function answerTo(parts: Parts, call: Call): Promise<Answer> {
  const route = parts.findRoute(call);
  if (isRefusal(route)) return parts.failure(call, route);
  const names = namesOf(parts, route.encoded);
  if (names === undefined) return parts.failure(call, illegal("the path has a broken escape"));
  const routed: RoutedCall = Object.assign(call, { route, names });
  const wrong =
    parts.checkToken(routed) ??
    provoked[String(call.headers[PROVOKE_HEADER])] ??
    parts.checkNames(routed) ??
    readBody(parts, routed) ??
    parts.checkTenant(routed) ??
    parts.checkTarget(routed);
  return wrong === undefined ? parts.success(routed, await parts.perform(routed)) : parts.failure(routed, wrong);
}

/** What cannot be read as HTTP gets an envelope too. */
const notHttp = (): string => {
  const body = JSON.stringify({ error: "illegal_argument", timestamp: Date.now(), duration: 0 });
  return `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
};

/** Starts the right server, or one with parts of it replaced, on a free port of this machine. */
export async function startReference(mode: Mode, replaced: Partial<Parts> = {}): Promise<Reference> {
  const parts: Parts = { ...rightParts, ...replaced };
  const state = newState();
  let requests = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests += 1;
    const startedAt = Date.now();
    const body = await bodyOf(request);
    const { method = "", url: target = "", headers } = request;
    const call: Call = { method, target, headers, body, connection: request.socket, startedAt, state, mode };
    const answer = await answerTo(parts, call).catch(() =>
      parts.failure(call, refusal(500, "web_application", "internal error")),
    );
    await parts.write(call, await parts.finish(call, answer), response);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on("clientError", (_, socket) => socket.end(notHttp()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
