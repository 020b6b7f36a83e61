import { type Call, type CallViolation, isReply, type RawRequest, type Reply } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import type { Session } from "../sessions/session.ts";
import { AdoptedCall } from "./adopted-call.ts";
import { makeUp, prefersDynamic } from "./dynamic-replies.ts";
import type { Exchange } from "./exchange.ts";
import type { PrismDiagnostic, PrismHttp, PrismOperation, PrismRequest } from "./prism-http.ts";

/**
 * A contract that was edited after this package was built: no validators are compiled for it, so Prism's own judge it. The
 * emulator still answers the operations that it knows, as long as its reply fits the edited schema; everything else Prism
 * answers from the edited examples.
 */
export interface EditedContract {
  /** Finds the call's operation; what has none is answered at once. */
  route(raw: RawRequest, session: Session): Call | Reply;
  /** Runs Prism's order with Prism's own validators. */
  run(exchange: Exchange): Promise<Reply>;
}

/** Compiles an edited contract. @throws what Prism says about a document that it cannot read */
export async function compileEditedContract(prism: PrismHttp, document: unknown): Promise<EditedContract> {
  const operations = await prism.operationsOf(document);
  const byId = new Map<string, PrismOperation>(operations.map((operation) => [idOf(operation), operation]));
  /** The request that Prism's validators see, by call. */
  const requests = new WeakMap<Call, PrismRequest>();

  return {
    route(raw, session) {
      const { emulator } = session;
      const read = emulator.route(raw);
      const segments = segmentsOf(raw.target);
      // What the emulator refuses for its form (escapes, lengths) stays refused: Prism's router cannot bear it.
      if (isReply(read) && (read.status === 400 || segments === undefined)) return read;
      const head = raw.method === "HEAD";
      const method = head ? "get" : raw.method.toLowerCase();
      const request: PrismRequest = {
        method,
        url: { path: `/${(segments ?? []).map(encodeURIComponent).join("/")}` },
        headers: {},
      };
      const found = prism.route(operations, request);
      if (found === "no path") return missing(session, raw, 404);
      if (found === "no method") return missing(session, raw, 405, allowOf(prism, operations, request));

      const parameters = parametersOf(found.path, segments ?? []);
      const known = isReply(read) ? undefined : read;
      const call =
        known?.operationId === idOf(found)
          ? known
          : adopt(emulator.route(standIn(raw, parameters, found)), found, head, parameters);
      if (isReply(call)) return call;
      requests.set(call, {
        ...request,
        url: { ...request.url, query: plainQuery(call) },
        // Prism looks at the content type only beside a length, and has no use for other headers.
        headers: call.contentType === undefined ? {} : { "content-type": "application/json" },
        body: call.body,
      });
      return call;
    },

    async run(exchange) {
      const { session, call } = exchange;
      const { emulator } = session;
      const operation = byId.get(call.operationId);
      const request = requests.get(call);
      if (operation === undefined || request === undefined)
        throw new Error(`no operation ${call.operationId} in the contract`);
      exchange.refusal = emulator.authenticate(call);
      if (exchange.refusal !== undefined) return exchange.refusal;
      exchange.violations = violationsOf(prism, operation, request, call);
      if (exchange.violations.length > 0) return emulator.refuse(exchange.violations, call);

      const fits = (reply: Reply): boolean => prism.validateOutput(operation, reply).length === 0;
      if (prefersDynamic(call) || call.prefer.code !== undefined || call.prefer.example !== undefined) {
        const reply = makeUp(prism, operation, call, session, (made) => !prefersDynamic(call) || fits(made));
        return { ...reply, example: call.prefer.example ?? reply.example };
      }
      if (isKnown(operation) && hasMessage(call)) {
        session.current = exchange;
        try {
          const { effect } = exchange.plan;
          const reply = emulator.answer(call, effect?.kind === "result" ? { failure: effect } : undefined);
          if (fits(reply)) return reply;
        } finally {
          session.current = undefined;
        }
      }
      const made = prism.mock(operation, { dynamic: false });
      if (!("refusal" in made)) return made;
      return emulator.errorReply(500, "web_application", made.refusal, { startedAt: call.startedAt });
    },
  };
}

function idOf(operation: PrismOperation): string {
  return operation.iid ?? `${operation.method} ${operation.path}`;
}

/** Whether the emulator has this operation, at the same place. */
function isKnown(operation: PrismOperation): boolean {
  const known = Object.entries(operationTable).find(([operationId]) => operationId === operation.iid)?.[1];
  return known !== undefined && known.path === operation.path && known.method.toLowerCase() === operation.method;
}

/** The emulator stores `msg`; an edited contract may no longer ask for it. */
function hasMessage({ method, body }: Call): boolean {
  if (method === "GET") return true;
  const message = typeof body === "object" && body !== null && "msg" in body ? body.msg : undefined;
  return typeof message === "object" && message !== null && "type" in message;
}

function violationsOf(
  prism: PrismHttp,
  operation: PrismOperation,
  request: PrismRequest,
  call: Call,
): readonly CallViolation[] {
  const { bodyProblem } = call;
  const expectsBody = operation.request?.body !== undefined;
  const found = prism.validateInput(operation, request).map(violationOf);
  if (!expectsBody || bodyProblem === undefined) return found;
  const { status, error, message } = bodyProblem;
  const unread: CallViolation = {
    in: "body",
    pointer: "",
    keyword: "body",
    expected: "a JSON body",
    got: "",
    message,
    schemaPath: "",
    status,
    error,
  };
  return [...found.filter(({ in: part }) => part === "path"), unread];
}

function violationOf({ message, path = [], code }: PrismDiagnostic): CallViolation {
  const [part, ...rest] = path.map(String);
  return {
    in: part === "path" ? "path" : "body",
    pointer: rest.map((key) => `/${key}`).join(""),
    keyword: String(code ?? "schema"),
    expected: message,
    got: "something else",
    message,
    schemaPath: "",
    status: 400,
    error: "illegal_argument",
  };
}

/** The same request, sent to an operation that the emulator knows. */
function standIn(
  raw: RawRequest,
  { org = "x", app = "x" }: Readonly<Record<string, string>>,
  operation: PrismOperation,
): RawRequest {
  const plain = (part: string): string => (/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(part) ? part : "x");
  const withBody = operation.request?.body !== undefined;
  const query = raw.target.includes("?") ? raw.target.slice(raw.target.indexOf("?")) : "";
  const target = `/${plain(org)}/${plain(app)}/users/x/${withBody ? "messages" : "status"}${query}`;
  return { ...raw, target, method: withBody ? "POST" : "GET" };
}

function adopt(
  read: Call | Reply,
  operation: PrismOperation,
  head: boolean,
  parameters: Readonly<Record<string, string>>,
): Call | Reply {
  if (isReply(read)) return read;
  return new AdoptedCall(read, {
    operationId: idOf(operation),
    method: operation.method.toUpperCase(),
    head,
    parameters,
  });
}

function missing({ emulator }: Session, { method }: RawRequest, status: 404 | 405, allow = ""): Reply {
  return status === 404
    ? emulator.errorReply(404, "service_resource_not_found", "Service resource not found: the service has no such path")
    : emulator.errorReply(405, "not_allowed", `this path allows ${allow} only, not ${method}`, { headers: { allow } });
}

function allowOf(prism: PrismHttp, operations: readonly PrismOperation[], request: PrismRequest): string {
  const verbs = [...new Set(operations.map(({ method }) => method))].filter((method) => {
    return typeof prism.route(operations, { ...request, method }) === "object";
  });
  return [...verbs, ...(verbs.includes("get") ? ["head"] : [])].map((verb) => verb.toUpperCase()).join(", ");
}

/** The decoded segments of a path; `undefined` where an escape is broken. */
function segmentsOf(target: string): readonly string[] | undefined {
  const path = target.split(/[?#]/)[0] ?? "";
  try {
    return path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function parametersOf(template: string, segments: readonly string[]): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {};
  template
    .split("/")
    .slice(1)
    .forEach((part, at) => {
      if (part.startsWith("{") && part.endsWith("}")) parameters[part.slice(1, -1)] = segments[at] ?? "";
    });
  return parameters;
}

function plainQuery(call: Call): Record<string, string[]> {
  return Object.fromEntries(Object.entries(call.query).map(([name, values]) => [name, [...values]]));
}
