import { type Call, type CallViolation, compileRoutes, type RawRequest, type Reply } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import type { Session } from "../sessions/session.ts";
import { MAX_BODY_BYTES } from "../shell/limits.ts";
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
  const routes = compileRoutes(
    operations.map((operation) => {
      const { body } = operation.request ?? {};
      return {
        operationId: idOf(operation),
        method: operation.method.toUpperCase(),
        path: operation.path,
        body: body === undefined ? undefined : { required: body.required === true, maxBytes: maxBytesOf(operation) },
      };
    }),
  );

  return {
    route: (raw, { emulator }) => emulator.route(raw, { routes }),

    async run(exchange) {
      const { session, call } = exchange;
      const { emulator } = session;
      const operation = byId.get(call.operationId);
      if (operation === undefined) throw new Error(`no operation ${call.operationId} in the contract`);
      exchange.refusal = isOpen(operation) ? undefined : emulator.authenticate(call);
      if (exchange.refusal !== undefined) return exchange.refusal;
      exchange.violations = violationsOf(prism, operation, call);
      if (exchange.violations.length > 0) return emulator.refuse(exchange.violations, call);

      const fits = (reply: Reply): boolean => prism.validateOutput(operation, reply).length === 0;
      if (prefersDynamic(call) || call.prefer.code !== undefined || call.prefer.example !== undefined) {
        const reply = makeUp(prism, operation, call, session, (made) => !prefersDynamic(call) || fits(made));
        return { ...reply, example: call.prefer.example ?? reply.example };
      }
      if (isKnown(operation)) {
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
  const known = knownAs(operation);
  return known !== undefined && known.path === operation.path && known.method.toLowerCase() === operation.method;
}

function knownAs({ iid }: PrismOperation): (typeof operationTable)[keyof typeof operationTable] | undefined {
  return Object.entries(operationTable).find(([operationId]) => operationId === iid)?.[1];
}

/** Prism drops extensions, so the limit of a body is that of the operation as it was compiled. */
function maxBytesOf(operation: PrismOperation): number {
  return knownAs(operation)?.requestBody?.maxBytes ?? MAX_BODY_BYTES;
}

/** Whether an operation asks for no token: it has no requirement, or an empty one among them. */
function isOpen({ security = [] }: PrismOperation): boolean {
  return security.length === 0 || security.some((alternative) => alternative.length === 0);
}

/** The request that Prism's validators see: whole, but its token. */
function requestOf(
  { head, method, parameters, query, given, body, contentType }: Call,
  { path }: PrismOperation,
): PrismRequest {
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given.headers ?? {})) {
    if (typeof value === "string" && name !== "authorization" && !name.startsWith("content-")) headers[name] = value;
  }
  // Whether the type will do has been judged; Prism takes `application/json` only.
  if (contentType !== undefined) headers["content-type"] = "application/json";
  return {
    method: head ? "get" : method.toLowerCase(),
    url: {
      path: filled,
      query: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, [...values]])),
    },
    headers,
    body,
  };
}

function violationsOf(prism: PrismHttp, operation: PrismOperation, call: Call): readonly CallViolation[] {
  const { bodyProblem } = call;
  const found = prism.validateInput(operation, requestOf(call, operation)).map(violationOf);
  if (bodyProblem === undefined) return found;
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
  // A body that cannot be read is told of first where its own status says so.
  return status === 400 ? [...found.filter(({ in: part }) => part !== "body"), unread] : [unread];
}

const PARTS: readonly CallViolation["in"][] = ["path", "query", "header", "cookie", "body"];

function violationOf({ message, path = [], code }: PrismDiagnostic): CallViolation {
  const [part, ...rest] = path.map(String);
  return {
    in: PARTS.find((known) => known === part) ?? "body",
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
