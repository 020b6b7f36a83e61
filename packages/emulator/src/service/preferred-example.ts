import { operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import { type ErrorReplyFactory, headersOf } from "./error-reply.ts";

/**
 * Answers a call that prefers a declared response (`Prefer: code=404`) or a named example (`Prefer: example=online`) from the
 * contract's own examples; `undefined` where it prefers neither. Without a code it is the lowest 2xx, without an example the
 * first one, as in Prism. What the contract does not declare is 404, a code that is no number 400.
 */
export function preferredExample(call: Call, errorReply: ErrorReplyFactory): Reply | undefined {
  const { code, example } = call.prefer;
  if (code === undefined && example === undefined) return undefined;
  const refuse = (status: number, error: string, description: string): Reply =>
    errorReply(status, error, description, { startedAt: call.startedAt });
  if (code !== undefined && !/^[1-5][0-9]{2}$/.test(code)) {
    return refuse(400, "illegal_argument", "Prefer: code must be an HTTP status, such as code=404");
  }

  const declared: Readonly<Record<string, Readonly<Record<string, { readonly value: unknown }>>>> =
    examples[call.operationId].responses;
  const status =
    code ?? Object.keys(operationTable[call.operationId].responses).find((key) => key.startsWith("2")) ?? "200";
  const named = Object.hasOwn(declared, status) ? declared[status] : undefined;
  if (named === undefined) {
    const known = Object.keys(declared).join(", ");
    return refuse(
      404,
      "service_resource_not_found",
      `Prefer: the response ${status} is not declared for ${call.operationId}; declared are ${known}`,
    );
  }
  const name = example ?? Object.keys(named)[0] ?? "";
  if (!Object.hasOwn(named, name)) {
    const known = Object.keys(named).join(", ");
    return refuse(
      404,
      "service_resource_not_found",
      `Prefer: the response ${status} of ${call.operationId} has no such example; it has ${known}`,
    );
  }
  const applied = [code === undefined ? "" : `code=${code}`, example === undefined ? "" : `example=${example}`];
  return {
    status: Number(status),
    headers: { ...headersOf(Number(status)), "preference-applied": applied.filter((one) => one !== "").join(", ") },
    body: named[name]?.value,
    example: name,
  };
}
