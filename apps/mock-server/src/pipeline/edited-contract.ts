import {
  type Call,
  type CallViolation,
  compileRoutes,
  fittedExample,
  type RawRequest,
  type Reply,
} from "@emchat/emulator";
import { readDeclaredParameters, type Violation } from "@emchat/schema/validators";
import type { Session } from "../sessions/session.ts";
import { MAX_BODY_BYTES } from "../shell/limits.ts";
import { type DeclaredCall, declaredCalls } from "../spec/declared-calls.ts";
import { makeUp, prefersDynamic } from "./dynamic-replies.ts";
import type { Exchange } from "./exchange.ts";
import type { PrismDiagnostic, PrismHttp, PrismOperation } from "./prism-http.ts";

/**
 * A contract that was edited after this package was built: no validators are compiled for it. Parameters are read and judged as in
 * the compiled one, bodies and replies by Prism's own validators. The emulator does to its state what `x-mock` says, and answers from
 * it as long as that fits the edited schema; everything else is answered with the edited example, in which the relations hold.
 */
export interface EditedContract {
  /** Finds the call's operation; what has none is answered at once. */
  route(raw: RawRequest, session: Session): Call | Reply;
  /** Runs Prism's order with Prism's own validators. */
  run(exchange: Exchange): Promise<Reply>;
}

/** Compiles an edited contract. @throws what Prism says about a document that it cannot read */
export async function compileEditedContract(
  prism: PrismHttp,
  document: Readonly<Record<string, unknown>>,
): Promise<EditedContract> {
  const declared = declaredCalls(document);
  const operations = await prism.operationsOf(document);
  const byId = new Map<string, PrismOperation>(operations.map((operation) => [idOf(operation), operation]));
  const routes = compileRoutes(
    operations.map((operation) => {
      const { body } = operation.request ?? {};
      const operationId = idOf(operation);
      const { mock, maxBytes = MAX_BODY_BYTES } = declared.get(operationId) ?? UNDECLARED;
      return {
        operationId,
        method: operation.method.toUpperCase(),
        path: operation.path,
        mock,
        body: body === undefined ? undefined : { required: body.required === true, maxBytes },
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
      const { parameters, validators, relations } = declared.get(call.operationId) ?? UNDECLARED;
      const inBody = bodyViolations(prism, operation, call);
      const isUnread = inBody.some(({ status }) => status !== 400);
      const { violations } = readDeclaredParameters(parameters, validators, call.given);
      exchange.violations = isUnread ? inBody : [...violations.map(ofParameter), ...inBody];
      if (exchange.violations.length > 0) return emulator.refuse(exchange.violations, call);

      const fits = (reply: Reply): boolean => prism.validateOutput(operation, reply).length === 0;
      if (prefersDynamic(call) || call.prefer.code !== undefined || call.prefer.example !== undefined) {
        const reply = makeUp(prism, operation, call, session, (made) => !prefersDynamic(call) || fits(made));
        return { ...reply, example: call.prefer.example ?? reply.example };
      }
      const shown = (now: number): Reply => {
        const made = prism.mock(operation, { dynamic: false });
        if ("refusal" in made)
          return emulator.errorReply(500, "web_application", made.refusal, { startedAt: call.startedAt });
        return { ...made, body: fittedExample(call, { status: made.status, value: made.body, relations }, now) };
      };
      session.current = exchange;
      try {
        const { effect } = exchange.plan;
        const reply = emulator.answer(call, { failure: effect?.kind === "result" ? effect : undefined, shown });
        if (reply.status >= 400 || fits(reply)) return reply;
        return { ...shown(call.startedAt), message: reply.message };
      } finally {
        session.current = undefined;
      }
    },
  };
}

function idOf(operation: PrismOperation): string {
  return operation.iid ?? `${operation.method} ${operation.path}`;
}

/** An operation without a name is nowhere declared by it. */
const UNDECLARED: DeclaredCall = {
  mock: { effect: null, target: null },
  relations: [],
  maxBytes: undefined,
  parameters: [],
  validators: [],
};

/** Whether an operation asks for no token: it has no requirement, or an empty one among them. */
function isOpen({ security = [] }: PrismOperation): boolean {
  return security.length === 0 || security.some((alternative) => alternative.length === 0);
}

/** What is wrong with the body. A body that cannot be read is told of by its own status. */
function bodyViolations(
  prism: PrismHttp,
  operation: PrismOperation,
  { body, bodyProblem, method }: Call,
): readonly CallViolation[] {
  if (bodyProblem !== undefined) return [unread(bodyProblem)];
  if (body === undefined || operation.request?.body === undefined) return [];
  // Of the request only its body is left for Prism, in the one media type that it takes.
  const request = { method: method.toLowerCase(), url: { path: operation.path }, headers: JSON_CONTENT, body };
  return prism.validateInput({ ...operation, request: { body: operation.request.body } }, request).map(ofPrism);
}

const JSON_CONTENT = { "content-type": "application/json" };

function unread({ status, error, message }: NonNullable<Call["bodyProblem"]>): CallViolation {
  const said = { pointer: "", keyword: "body", expected: "a JSON body", got: "", message, schemaPath: "" };
  return { ...said, in: "body", status, error };
}

function ofParameter(violation: Violation): CallViolation {
  const { in: part } = violation;
  return { ...violation, in: part === "reply" ? "body" : part, status: 400, error: "illegal_argument" };
}

function ofPrism({ message, path = [], code }: PrismDiagnostic): CallViolation {
  return {
    in: "body",
    pointer: path
      .slice(1)
      .map((key) => `/${key}`)
      .join(""),
    keyword: String(code ?? "schema"),
    expected: message,
    got: "something else",
    message,
    schemaPath: "",
    status: 400,
    error: "illegal_argument",
  };
}
