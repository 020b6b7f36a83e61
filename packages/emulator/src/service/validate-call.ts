import { operationIds, operationTable } from "@emchat/schema";
import { readParameters, type Violation, validatePathParameters, validateRequestBody } from "@emchat/schema/validators";
import type { BodyProblem } from "../call/body.ts";
import type { Call } from "../call/call.ts";
import { type CallViolation, NO_VIOLATIONS } from "./call-violation.ts";
import { defaultErrorOf } from "./error-catalogue.ts";

/** The operations whose parameters are all in the path, where the call has them decoded already. */
const plain: ReadonlySet<string> = new Set(
  operationIds.filter((operationId) => operationTable[operationId].parameters.every(({ in: part }) => part === "path")),
);

/**
 * What is wrong with a call: first the body's size, media type and JSON (413, 415, 400), then the parameters of path, query,
 * headers and cookies, and the body, against their schemas.
 */
export function validateCall(call: Call): readonly CallViolation[] {
  const { operationId, bodyProblem: problem } = call;
  if (problem !== undefined && problem.status !== 400) return [ofProblem(problem)];
  const found = plain.has(operationId)
    ? validatePathParameters(operationId, call.parameters)
    : readParameters(operationId, call.given).violations;
  if (problem !== undefined) return [...found.map(ofSchema), ofProblem(problem)];
  // A body that is asked for and missing is a problem above; one that may be missing is no violation.
  const inBody = call.body === undefined ? NO_VIOLATIONS : validateRequestBody(operationId, call.body);
  if (found.length === 0 && inBody.length === 0) return NO_VIOLATIONS;
  return [...found, ...inBody].map(ofSchema);
}

function ofSchema(violation: Violation): CallViolation {
  const { in: part } = violation;
  return { ...violation, in: part === "reply" ? "body" : part, status: 400, error: defaultErrorOf(400) };
}

const KEYWORDS: Readonly<Record<BodyProblem["kind"], string>> = {
  missing: "required",
  "not JSON": "json",
  "too large": "maxBytes",
  "wrong type": "mediaType",
};

const EXPECTED: Readonly<Record<BodyProblem["kind"], string>> = {
  missing: "a JSON body",
  "not JSON": "valid JSON in UTF-8",
  "too large": "a smaller body",
  "wrong type": "Content-Type: application/json",
};

function ofProblem({ kind, status, error, message }: BodyProblem): CallViolation {
  return {
    in: "body",
    pointer: "",
    keyword: KEYWORDS[kind],
    expected: EXPECTED[kind],
    got: "",
    message,
    schemaPath: "",
    status,
    error,
  };
}
