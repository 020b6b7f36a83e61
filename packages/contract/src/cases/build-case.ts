import type { Json } from "../spec/json.ts";
import { successCodes } from "../spec/operation.ts";
import { type Auth, type Case, type CaseRequest, type Expectation, MAIN_TOKEN, refusal } from "./case.ts";
import { identifiersFor, type RefusalKind } from "./error-identifiers.ts";
import type { OperationContext } from "./operation-context.ts";
import { pathOf } from "./target-values.ts";

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** How a valid call identifies itself. */
export const goodAuth = (context: OperationContext): Auth =>
  context.operation.credential === undefined ? { kind: "none" } : { kind: "token", name: MAIN_TOKEN };

/** A plain, valid request of the operation; parts of it may be replaced. */
export function plainRequest(context: OperationContext, change: Partial<CaseRequest> = {}): CaseRequest {
  const { operation, values, media, body } = context;
  const headers: Record<string, string> = { Accept: "application/json" };
  for (const parameter of operation.parameters) {
    const value = values[parameter.name];
    if (parameter.in === "header" && value !== undefined) headers[parameter.name] = value;
  }
  if (media !== undefined) headers["Content-Type"] = media.type;
  return {
    method: operation.method,
    path: pathOf(operation, values),
    headers,
    auth: goodAuth(context),
    body: media === undefined ? undefined : bytesOf(JSON.stringify(body)),
    ...change,
  };
}

/** What a family says of a case; the rest is the operation's own. */
export interface CaseParts {
  readonly family: string;
  /** What comes after `operationId/` in the id. */
  readonly name: string;
  readonly request?: Partial<CaseRequest>;
  readonly values?: Readonly<Record<string, string>>;
  readonly rule?: string;
  readonly covers?: readonly string[];
  readonly json?: Json;
  readonly canary?: boolean;
  readonly expect: Expectation;
  readonly positive: boolean;
}

/** Builds a case around the plain request of its operation. */
export function buildCase(context: OperationContext, parts: CaseParts): Case {
  const { operation } = context;
  const values = { ...context.values, ...parts.values };
  const request = plainRequest(context, { path: pathOf(operation, values), ...parts.request });
  return {
    id: `${operation.id}/${parts.name}`,
    family: parts.family,
    operation,
    request,
    values,
    expect: parts.expect,
    rule: parts.rule ?? operation.pointer,
    covers: parts.covers ?? [],
    positive: parts.positive,
    ...(parts.json === undefined ? {} : { json: parts.json }),
    ...(parts.canary === undefined ? {} : { canary: parts.canary }),
  };
}

/** The expectation of a request that breaks no rule. */
export const accepted = (context: OperationContext, because: string): Expectation => ({
  statuses: successCodes(context.operation),
  exemplary: true,
  because,
});

/** The expectation of a request that breaks a rule of body or path. */
export function refused(context: OperationContext, because: string, kind: RefusalKind = "rule"): Expectation {
  return refusedWith(context, refusal(context.operation), because, kind);
}

/** The expectation of a request that is refused with a given status. */
export function refusedWith(
  context: OperationContext,
  status: number,
  because: string,
  kind: RefusalKind = "other",
): Expectation {
  const errors = identifiersFor(context.operation, status, kind, context.profile);
  return { statuses: [status], because, ...(errors === undefined ? {} : { errors }) };
}
