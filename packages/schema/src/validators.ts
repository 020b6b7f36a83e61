import type { CompiledValidator } from "./compiled-validator.ts";
import { describeValue } from "./describe-value.ts";
import { operationTable } from "./generated/operation-table.ts";
import { bodyValidators, parameterValidators, replyValidators } from "./generated/validators.ts";
import type { OperationId } from "./generated/vocabulary.ts";
import type { ParameterEntry } from "./operation-entry.ts";
import {
  declaredParametersOf,
  type GivenParameters,
  ofPath,
  parametersOf,
  type ReadParameters,
} from "./read-parameters.ts";
import type { Violation } from "./violation.ts";
import { NO_VIOLATIONS, violationsOf } from "./violations-of.ts";

export type { CompiledError, CompiledValidator } from "./compiled-validator.ts";
export { MAX_PHRASE_CHARACTERS } from "./describe-value.ts";
export type { OperationId } from "./generated/vocabulary.ts";
export type { GivenParameters, ReadParameters } from "./read-parameters.ts";
export type { Violation } from "./violation.ts";
export { MAX_VIOLATIONS } from "./violations-of.ts";

/**
 * Checks a parsed request body.
 *
 * @param body the parsed JSON; `undefined` where no body was sent
 * @returns the broken rules, at most {@link MAX_VIOLATIONS} of them; none when the body is valid
 * @throws TypeError for an operation that the contract does not have. The body cannot make it throw.
 * @example
 * ```ts
 * import { validateRequestBody } from "@emchat/schema/validators";
 *
 * const [violation] = validateRequestBody("sendMessageToUser", { mgs: { type: "text", msg: "你好" } });
 * console.log(violation?.message); // "body must have the property msg, got an object with the key mgs"
 * ```
 */
export function validateRequestBody(operationId: OperationId, body: unknown): readonly Violation[] {
  known(operationId);
  const validate = bodyValidators[operationId];
  return validate ? violationsOf("body", validate, body) : NO_VIOLATIONS;
}

/**
 * Checks the body of a reply against the schema of its status.
 *
 * @param status the HTTP status; a status that the contract does not declare is itself a violation
 * @param body the parsed JSON; `undefined` where there is no body
 * @returns the broken rules, at most {@link MAX_VIOLATIONS} of them; none when the reply is valid
 * @throws TypeError for an operation that the contract does not have. The reply cannot make it throw.
 * @example
 * ```ts
 * import { validateReply } from "@emchat/schema/validators";
 *
 * const violations = validateReply("getUserStatus", 418, {});
 * console.log(violations[0]?.expected); // "one of the statuses 200, 400, 401, 403, 404, 429, 500, 503"
 * ```
 */
export function validateReply(operationId: OperationId, status: number, body: unknown): readonly Violation[] {
  known(operationId);
  const replies = replyValidators[operationId] ?? {};
  const key = Object.hasOwn(replies, status)
    ? status
    : [`${Math.floor(status / 100)}XX`, "default"].find((candidate) => Object.hasOwn(replies, candidate));
  if (key === undefined) return [undeclaredStatus(operationId, status, Object.keys(replies))];
  const validate = body === undefined && BODILESS.has(status) ? undefined : replies[key];
  return validate ? violationsOf("reply", validate, body) : NO_VIOLATIONS;
}

/** HTTP gives these no body, whatever is declared for their class, or by default. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Checks the path parameters of a call, decoded.
 *
 * @param params the values by name
 * @returns the broken rules; none when every parameter is there and valid
 * @throws TypeError for an operation that the contract does not have. The parameters cannot make it throw.
 * @example
 * ```ts
 * import { validatePathParameters } from "@emchat/schema/validators";
 *
 * const violations = validatePathParameters("getUserStatus", { org: "easemob-demo", app: "chatdemoui", username: ".." });
 * console.log(violations[0]?.pointer); // "/username"
 * ```
 */
export function validatePathParameters(
  operationId: OperationId,
  params: Readonly<Record<string, unknown>>,
): readonly Violation[] {
  known(operationId);
  const { parameters } = operationTable[operationId];
  const validators = parameterValidators[operationId] ?? [];
  let violations: readonly Violation[] = NO_VIOLATIONS;
  for (let at = 0; at < validators.length; at += 1) {
    const parameter = parameters[at];
    const validate = validators[at];
    if (parameter?.in !== "path" || validate === undefined) continue;
    const found = violationsOf("path", validate, ofPath(parameter, params), `/${parameter.name}`);
    if (found.length > 0) violations = [...violations, ...found];
  }
  return violations;
}

/**
 * Reads all parameters of a call, of path, query, headers and cookies, by the contract's styles, and checks them.
 *
 * @param given the parts of the request that carry parameters
 * @returns the values, a number for a text that the contract calls a number, and the broken rules
 * @throws TypeError for an operation that the contract does not have. The parameters cannot make it throw.
 * @example
 * ```ts
 * import { readParameters } from "@emchat/schema/validators";
 *
 * const path = { org: "easemob-demo", app: "chatdemoui", username: "zw123" };
 * const { violations } = readParameters("getUserStatus", { path, query: "verbose=true", headers: {} });
 * console.log(violations.length); // 0
 * ```
 */
export function readParameters(operationId: OperationId, given: GivenParameters): ReadParameters {
  known(operationId);
  return parametersOf(operationId, given);
}

/**
 * Reads and checks parameters of an operation that this package was not built with, by the same styles.
 *
 * @param parameters how each is written, and what its text is read as
 * @param validators one for each, in the same order: a function that says whether a value is valid and leaves its `errors`, as Ajv
 * makes them
 * @param given the parts of the request that carry parameters
 * @returns the values, and the broken rules. The parameters cannot make it throw; a validator that throws can.
 * @example
 * ```ts
 * import { readDeclaredParameters } from "@emchat/schema/validators";
 *
 * const shape = { type: "integer" } as const;
 * const page = { name: "page", in: "query", required: true, style: "form", explode: true, shape } as const;
 * const { query } = readDeclaredParameters([page], [(value) => Number.isInteger(value)], { path: {}, query: "page=3" });
 * console.log(query["page"]); // 3
 * ```
 */
export function readDeclaredParameters(
  parameters: readonly ParameterEntry[],
  validators: readonly CompiledValidator[],
  given: GivenParameters,
): ReadParameters {
  return declaredParametersOf(parameters, validators, given);
}

function known(operationId: OperationId): void {
  if (Object.hasOwn(replyValidators, operationId)) return;
  throw new TypeError(
    `no operation ${describeValue(operationId)} in the contract; it has ${Object.keys(replyValidators).join(", ")}`,
  );
}

function undeclaredStatus(operationId: OperationId, status: number, declared: readonly string[]): Violation {
  const expected = `one of the statuses ${declared.join(", ")}`;
  const got = String(status);
  return {
    in: "reply",
    pointer: "",
    keyword: "status",
    expected,
    got,
    message: `reply must have ${expected}, got ${got}`,
    schemaPath: `#/paths/${operationTable[operationId].path.replaceAll("/", "~1")}/${operationTable[operationId].method.toLowerCase()}/responses`,
  };
}
