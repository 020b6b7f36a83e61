import type { IncomingMessage, ServerResponse } from "node:http";
import { DEFAULT_SESSION, type Session } from "../sessions/session.ts";
import { isSessionId, type SessionRegistry } from "../sessions/session-registry.ts";
import { askForBody } from "../shell/expect-continue.ts";
import type { Access } from "./access.ts";
import { guard } from "./guard.ts";
import { answerPreflight, setPageHeaders } from "./page-headers.ts";
import { badParameter, notFound, ProblemError, problemOf } from "./problem.ts";

/** A call of the control API. */
export interface ControlCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** Path parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The session that the call names. One that is not there comes into being by a call that changes something, not by a look. */
  readonly session: Session;
}

/** What a handler answers; `undefined` when it has answered by itself. */
export type ControlReply =
  | { readonly status: number; readonly body?: unknown; readonly text?: string; readonly type?: string }
  | undefined;

/** Answers the calls of one path and verb. */
export type ControlHandler = (call: ControlCall) => ControlReply | Promise<ControlReply>;

/** The handlers of a resource: `"GET /__mock/api/v1/messages"` and its handler. */
export type ControlRoutes = Readonly<Record<string, ControlHandler>>;

/** What the router depends on. */
export interface ControlRouterOptions {
  readonly routes: ControlRoutes;
  readonly sessions: SessionRegistry;
  /** Who may call, as it is now. */
  readonly access: () => Access;
  /** Answers what is no path of the API: the inspector's files. Says whether it did. */
  readonly fallback: (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
  readonly onFailure: (error: unknown) => void;
}

interface CompiledRoute {
  readonly segments: readonly string[];
  readonly handlers: Map<string, ControlHandler>;
}

/** Whether a server is there and ready is no secret, and is asked by many names. */
const OPEN_TO_ALL = new Set(["/__mock/livez", "/__mock/readyz"]);

/** Answers everything under `/__mock/`. */
export function createControlRouter(
  options: ControlRouterOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const routes = compile(options.routes);
  return (request, response) => {
    answer(options, routes, request, response).catch((error: unknown) => fail(options, error, response));
  };
}

async function answer(
  options: ControlRouterOptions,
  routes: readonly CompiledRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const access = options.access();
  setPageHeaders(request, response, access);
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const segments = path.split("/").slice(1);
  const found = routes.find((route) => fits(route.segments, segments));
  if (!OPEN_TO_ALL.has(path)) guard(request, access, found === undefined ? "page" : "api");
  if (answerPreflight(request, response, access)) return;
  if (found === undefined) {
    if (options.fallback(request, response, path)) return;
    throw notFound("such path", "GET /__mock/api/v1/openapi.json lists what there is");
  }
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "");
  const handler = found.handlers.get(method);
  if (handler === undefined) {
    const allow = [...found.handlers.keys()].join(", ");
    response.setHeader("allow", allow);
    throw new ProblemError(405, "Method not allowed", `this path allows ${allow} only`);
  }
  const query = new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1));
  const call: ControlCall = {
    request,
    response,
    query,
    parameters: parametersOf(found.segments, segments),
    get session() {
      return sessionOf(options.sessions, request, query);
    },
  };
  askForBody(request, response);
  const reply = await handler(call);
  if (reply !== undefined) send(response, reply, request.method === "HEAD");
}

function sessionOf(sessions: SessionRegistry, request: IncomingMessage, query: URLSearchParams): Session {
  const named = request.headers["x-mock-session"] ?? query.get("session") ?? DEFAULT_SESSION;
  const looks = request.method === "GET" || request.method === "HEAD";
  if (typeof named === "string" && isSessionId(named)) return looks ? sessions.look(named) : sessions.open(named);
  throw badParameter(
    "X-Mock-Session",
    "1 to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or a digit",
  );
}

function send(response: ServerResponse, reply: NonNullable<ControlReply>, head: boolean): void {
  if (response.destroyed) return;
  const text = reply.text ?? (reply.body === undefined ? "" : JSON.stringify(reply.body));
  const type = reply.type ?? "application/json";
  const length = reply.status === 204 ? undefined : { "content-type": type, "content-length": Buffer.byteLength(text) };
  response.writeHead(reply.status, length);
  response.end(head || reply.status === 204 ? undefined : text);
}

function fail(options: ControlRouterOptions, error: unknown, response: ServerResponse): void {
  const known = problemOf(error);
  if (known === undefined) options.onFailure(error);
  const problem = known ?? new ProblemError(500, "The mock failed", "the mock failed; its log has the reason");
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { status } = problem;
  // What is left of a body that nobody reads must not be taken for the next request.
  if (!response.req.complete) response.setHeader("connection", "close");
  send(
    response,
    { status, body: problem.toProblem(), type: "application/problem+json" },
    response.req.method === "HEAD",
  );
}

function compile(routes: ControlRoutes): readonly CompiledRoute[] {
  const byPath = new Map<string, CompiledRoute>();
  for (const [key, handler] of Object.entries(routes)) {
    const [method = "", path = ""] = key.split(" ");
    const route = byPath.get(path) ?? {
      segments: path.split("/").slice(1),
      handlers: new Map<string, ControlHandler>(),
    };
    route.handlers.set(method, handler);
    byPath.set(path, route);
  }
  return [...byPath.values()];
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, at) => part === segments[at] || (part.startsWith("{") && segments[at] !== ""))
  );
}

function parametersOf(template: readonly string[], segments: readonly string[]): Record<string, string> {
  const parameters: Record<string, string> = {};
  template.forEach((part, at) => {
    if (!part.startsWith("{")) return;
    const name = part.slice(1, -1);
    try {
      parameters[name] = decodeURIComponent(segments[at] ?? "");
    } catch {
      throw badParameter(name, "percent-encoded UTF-8");
    }
  });
  return parameters;
}
