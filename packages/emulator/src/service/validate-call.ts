import { operationTable } from "@emchat/schema";
import { validatePathParameters, validateRequestBody } from "@emchat/schema/validators";
import type { BodyProblem } from "../call/body.ts";
import type { Call } from "../call/call.ts";
import { type CallViolation, NO_VIOLATIONS } from "./call-violation.ts";

/** What is wrong with a call: first the body's size, media type and JSON (413, 415, 400), then path and body against their schemas. */
export function validateCall(call: Call): readonly CallViolation[] {
  const problem = call.bodyProblem;
  if (problem !== undefined && problem.status !== 400) return [ofProblem(problem)];
  const inPath = validatePathParameters(call.operationId, call.parameters);
  if (problem !== undefined) return [...inPath.map(ofSchema), ofProblem(problem)];
  const inBody = operationTable[call.operationId].requestBody
    ? validateRequestBody(call.operationId, call.body)
    : NO_VIOLATIONS;
  if (inPath.length === 0 && inBody.length === 0) return NO_VIOLATIONS;
  return [...inPath, ...inBody].map(ofSchema);
}

function ofSchema(violation: ReturnType<typeof validateRequestBody>[number]): CallViolation {
  return { ...violation, in: violation.in === "path" ? "path" : "body", status: 400, error: "illegal_argument" };
}

const KEYWORDS: Readonly<Record<BodyProblem["error"], string>> = {
  illegal_argument: "required",
  json_parse: "json",
  "Request Entity Too Large": "maxBytes",
  web_application: "mediaType",
};

function ofProblem({ status, error, message }: BodyProblem): CallViolation {
  return {
    in: "body",
    pointer: "",
    keyword: KEYWORDS[error],
    expected: EXPECTED[error],
    got: "",
    message,
    schemaPath: "#/components/requestBodies/SendMessage",
    status,
    error,
  };
}

const EXPECTED: Readonly<Record<BodyProblem["error"], string>> = {
  illegal_argument: "a JSON object",
  json_parse: "valid JSON in UTF-8",
  "Request Entity Too Large": "a smaller body",
  web_application: "Content-Type: application/json",
};
