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
import { erasOf } from "../spec/in-era.ts";
import { type DeclaredCall, declaredCalls } from "./declared-calls.ts";
import { makeUp, prefersDynamic } from "./dynamic-replies.ts";
import type { Exchange } from "./exchange.ts";
import type { PrismDiagnostic, PrismHttp, PrismOperation } from "./prism-http.ts";

/**
 * A contract that was edited after this package was built: no validators are compiled for it. Parameters are read and judged as in
 * the compiled one, bodies and replies by Prism's own validators. The emulator does to its state what `x-mock` says, and answers from
 * it as long as that fits the edited schema; everything else is answered with the edited example, in which the relations hold.
 */
export interface EditedContract {
  /** Finds the call's operation; what has none is answered at once. `grants`: whether the address of tokens is one. Default `true`. */
  route(raw: RawRequest, session: Session, options?: { readonly grants: boolean }): Call | Reply;
  /** What is wrong with a call. */
  judgeCall(call: Call): readonly CallViolation[];
  /** What is wrong with a reply from elsewhere; `undefined` is a body that is no JSON. */
  judgeReply(call: Call, status: number, body: unknown): readonly Violation[];
  /** Runs Prism's order with Prism's own validators. */
  run(exchange: Exchange): Promise<Reply>;
}

/** Compiles an edited contract. @throws what Prism says about a document that it cannot read */
export async function compileEditedContract(
  prism: PrismHttp,
  document: Readonly<Record<string, unknown>>,
): Promise<EditedContract> {
  const declared = declaredCalls(document);
  const eras = erasOf(document);
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

  const operationOf = ({ operationId }: Call): PrismOperation => {
    const operation = byId.get(operationId);
    if (operation === undefined) throw new Error(`no operation ${operationId} in the contract`);
    return operation;
  };
  const judgeCall = (call: Call): readonly CallViolation[] => {
    const { parameters, validators } = declared.get(call.operationId) ?? UNDECLARED;
    const inBody = bodyViolations(prism, operationOf(call), call);
    if (inBody.some(({ status }) => status !== 400)) return inBody;
    const { violations } = readDeclaredParameters(parameters, validators, call.given);
    return [...violations.map(ofParameter), ...inBody];
  };
  const answer = async (exchange: Exchange): Promise<Reply> => {
    const { session, call } = exchange;
    const { emulator } = session;
    const operation = operationOf(call);
    exchange.refusal = isOpen(operation) ? undefined : emulator.authenticate(call);
    if (exchange.refusal !== undefined) return exchange.refusal;
    const { relations } = declared.get(call.operationId) ?? UNDECLARED;
    exchange.violations = judgeCall(call);
    if (exchange.violations.length > 0) return emulator.refuse(exchange.violations, call);

    const fits = (reply: Reply): boolean => prism.validateOutput(operation, reply).length === 0;
    if (prefersDynamic(call) || call.prefer.code !== undefined || call.prefer.example !== undefined) {
      const reply = makeUp(
        prism,
        operation,
        call,
        session,
        (made) => !prefersDynamic(call) || made.body === undefined || fits(made),
      );
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
  };

  return {
    route: (raw, { emulator }, options) => emulator.route(raw, { routes, ...options }),
    judgeCall,
    judgeReply(call, status, body) {
      if (body === undefined) return [brokenReply("must have a JSON body")];
      const operation = operationOf(call);
      if (!declares(operation, status)) return [brokenReply(`has the undeclared status ${status}`)];
      const found = prism.validateOutput(operation, { status, headers: JSON_CONTENT, body });
      // Of replies from elsewhere the body is judged, as by the compiled validators.
      return found.filter(({ path }) => path?.[0] === "body").map((one) => ({ ...ofPrism(one), in: "reply" }));
    },
    async run(exchange) {
      const reply = await answer(exchange);
      const { emulator } = exchange.session;
      // Only a contract that tells of an era says what its replies are.
      return emulator.era !== undefined && eras.includes(emulator.era) ? emulator.tell(exchange.call, reply) : reply;
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

function declares({ responses = [] }: PrismOperation, status: number): boolean {
  const codes = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return responses.some(({ code }) => codes.includes(code));
}

function brokenReply(what: string): Violation {
  const said = { pointer: "", keyword: "reply", expected: "a reply of the contract", got: "something else" };
  return { ...said, in: "reply", message: `the reply ${what}`, schemaPath: "" };
}

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
