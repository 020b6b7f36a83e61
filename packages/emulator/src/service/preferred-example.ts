import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import { entryOf, responseOf, successOf } from "./declared-operation.ts";
import type { ErrorReplyFactory } from "./error-reply.ts";
import { examplesOf, headersOfResponse } from "./example-reply.ts";

/**
 * Answers a call that prefers a declared response (`Prefer: code=404`) or a named example (`Prefer: example=online`) from the
 * contract's own examples; `undefined` where it prefers neither. Without a code it is the lowest 2xx, without an example the
 * first one, as in Prism. What the contract does not declare is 404, a code that is no number 400.
 */
export function preferredExample(call: Call, errorReply: ErrorReplyFactory): Reply | undefined {
  const { code, example, dynamic } = call.prefer;
  if (dynamic !== undefined && dynamic !== "false") {
    const description = "Prefer: dynamic: only the mock server makes data up; prefer a code or an example here";
    return errorReply(400, "illegal_argument", description, { startedAt: call.startedAt });
  }
  if (code === undefined && example === undefined) return undefined;
  const refuse = (status: number, error: string, description: string): Reply =>
    errorReply(status, error, description, { startedAt: call.startedAt });
  if (code !== undefined && !/^[2-5][0-9]{2}$/.test(code)) {
    return refuse(400, "illegal_argument", "Prefer: code must be an HTTP status, such as code=404");
  }

  const { operationId } = call;
  const responses = entryOf(operationId)?.responses ?? {};
  const response = code === undefined ? successOf(operationId) : responseOf(operationId, Number(code));
  if (response === undefined) {
    const known = Object.keys(responses).join(", ");
    return refuse(
      404,
      "service_resource_not_found",
      `Prefer: the response ${code ?? 200} is not declared for ${operationId}; declared are ${known}`,
    );
  }
  const named = examplesOf(operationId, response.key);
  const name = example ?? Object.keys(named)[0];
  if (name === undefined ? response.entry.mediaTypes.length > 0 : !Object.hasOwn(named, name)) {
    const known = Object.keys(named).join(", ") || "none";
    return refuse(
      404,
      "service_resource_not_found",
      `Prefer: the response ${response.status} of ${operationId} has no such example; it has ${known}`,
    );
  }
  const applied = [code === undefined ? "" : `code=${code}`, example === undefined ? "" : `example=${example}`];
  return {
    status: response.status,
    headers: {
      ...headersOfResponse(response),
      "preference-applied": applied.filter((one) => one !== "").join(", "),
    },
    body: name === undefined || response.entry.mediaTypes.length === 0 ? undefined : named[name]?.value,
    example: name,
  };
}
