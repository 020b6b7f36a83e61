import { oneLine } from "../report/printable.ts";
import type { Json } from "../spec/json.ts";
import { onceOf } from "../spec/once-for.ts";
import { declares, isSafe, type Operation, successCodes } from "../spec/operation.ts";
import {
  type Auth,
  type Case,
  type CaseRequest,
  type Expectation,
  MAIN_TOKEN,
  refusals,
  undeclaredAs,
} from "./case.ts";
import { identifiersFor, type RefusalKind } from "./error-identifiers.ts";
import type { OperationContext } from "./operation-context.ts";
import { headersOf, type OtherValues, type ParameterValues, pathOf, queryOf } from "./target-values.ts";

const plainOf: (context: OperationContext) => CaseRequest = onceOf((context) =>
  requestWith(context, context.values, context.others),
);

/** A plain, valid request of the operation; parts of it may be replaced. */
export const plainRequest = (context: OperationContext, change: Partial<CaseRequest> = {}): CaseRequest => ({
  ...plainOf(context),
  ...change,
});

/** The path and query of a request with other values in its path. */
export const targetOf = (context: OperationContext, values: ParameterValues, raw: ParameterValues = {}): string =>
  pathOf(context.operation, values, raw) + queryOf(context.operation, context.others);

function requestWith(
  { operation, form, bytes }: OperationContext,
  values: ParameterValues,
  others: OtherValues,
): CaseRequest {
  const headers: Record<string, string> = {
    Accept: acceptOf(operation),
    "Accept-Encoding": "identity",
    ...headersOf(operation, others),
  };
  if (form !== undefined && bytes !== undefined) headers["Content-Type"] = form.contentType;
  return {
    method: operation.method,
    path: pathOf(operation, values) + queryOf(operation, others),
    headers,
    auth: operation.credential === undefined ? ANYBODY : HOLDER,
    body: bytes,
  };
}

/** Who calls, of most cases: nobody in particular, or whoever holds the run's token. */
const ANYBODY: Auth = { kind: "none" };
const HOLDER: Auth = { kind: "token", name: MAIN_TOKEN };

/** A caller who takes JSON, and whatever else the spec says that a reply may be. */
const acceptOf: (operation: Operation) => string = onceOf((operation) => {
  const types = new Set(operation.replies.flatMap(({ media }) => media.map(({ type }) => type)));
  const others = [...types].filter((type) => type !== "application/json");
  return types.has("application/json") || others.length === 0
    ? ["application/json", ...others.map((type) => `${type};q=0.9`)].join(", ")
    : others.join(", ");
});

/** What a family says of a case; the rest is the operation's own. */
export interface CaseParts {
  readonly family: string;
  /** What comes after `operationId/` in the id. */
  readonly name: string;
  readonly request?: Partial<CaseRequest>;
  readonly values?: ParameterValues;
  /** Query, header and cookie parameters, instead of the plain call's. */
  readonly others?: OtherValues;
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
  const request =
    parts.values === undefined && parts.others === undefined
      ? plainRequest(context, parts.request)
      : { ...requestWith(context, values, parts.others ?? context.others), ...parts.request };
  return {
    id: oneLine(`${operation.id}/${parts.name}`),
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
  ...acceptance(context),
  because,
});

const acceptance = onceOf((context: OperationContext): Omit<Expectation, "because"> => {
  const { operation } = context;
  const says = (status: number) => operation.replies.some((reply) => reply.status === String(status));
  const conflicts = isSafe(operation.method) ? [] : [409].filter(says);
  const gone = operation.parameters.some((one) => one.in === "path") ? [404, 410].filter(says) : [];
  return {
    statuses: [...successCodes(operation), ...conflicts, ...(operation.method === "DELETE" ? gone : [])],
    exemplary: true,
    ...(gone.length > 0 && !context.promised ? { whereAbsent: gone } : {}),
  };
});

/** The expectation of a request that breaks a rule of body or path. */
export function refused(context: OperationContext, because: string, kind: RefusalKind = "rule"): Expectation {
  return refusedWith(context, refusals(context.operation), because, kind);
}

/** The expectation of a body that is too large: 413, or what any broken rule is answered with where the spec declares none. */
export const tooLarge = (context: OperationContext, because: string): Expectation => {
  const statuses = declares(context.operation, 413) ? [413] : [...refusals(context.operation), 413];
  return refusedWith(context, statuses, because, "rule");
};

/** The expectation of a request whose caller is nobody. */
export const unauthorized = (context: OperationContext, because: string, kind: RefusalKind = "other"): Expectation =>
  refusedWith(context, undeclaredAs(context.operation, [401, 403]), because, kind);

/** The expectation of a request that is refused with a given status, or one of a few. */
export function refusedWith(
  context: OperationContext,
  status: number | readonly number[],
  because: string,
  kind: RefusalKind = "other",
): Expectation {
  const statuses = typeof status === "number" ? [status] : status;
  const [first] = statuses;
  const errors = first === undefined ? undefined : identifiersFor(context.operation, first, kind, context.profile);
  return { statuses, because, ...(errors === undefined ? {} : { errors }) };
}
