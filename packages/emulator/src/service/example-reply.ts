import type { RelationEntry } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import type { Call } from "../call/call.ts";
import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import { type DeclaredResponse, entryOf } from "./declared-operation.ts";
import { exampleHeaders } from "./error-catalogue.ts";
import { withRelations } from "./relations.ts";

type NamedValues = Readonly<Record<string, { readonly value: unknown }>>;

/** The examples of a declared response by their names; none where it has no body, or the contract shows none. */
export function examplesOf(operationId: string, key: string): NamedValues {
  const all: Readonly<Record<string, { readonly responses: Readonly<Record<string, NamedValues>> }>> = examples;
  const responses = Object.hasOwn(all, operationId) ? all[operationId]?.responses : undefined;
  return responses !== undefined && Object.hasOwn(responses, key) ? (responses[key] ?? {}) : {};
}

/** The headers of a declared response: the content type where it has a body, and what the contract shows. */
export function headersOfResponse({ entry }: DeclaredResponse): Readonly<Record<string, string>> {
  const shown = exampleHeaders(entry.headers);
  return entry.mediaTypes.length === 0 ? shown : { ...JSON_HEADERS, ...shown };
}

/**
 * Answers with the first example of a declared response, made to fit the call: the contract's relations hold in it. A response
 * that has no body is answered without one. `undefined` where the contract describes a body and shows none.
 */
export function exampleReply(call: Call, response: DeclaredResponse, now: number): Reply | undefined {
  const headers = headersOfResponse(response);
  const { status } = response;
  if (response.entry.mediaTypes.length === 0) return { status, headers, body: undefined };
  const [first] = Object.entries(examplesOf(call.operationId, response.key));
  if (first === undefined) return undefined;
  const [name, { value }] = first;
  const body = fittedExample(call, { status, value, relations: entryOf(call.operationId)?.relations ?? [] }, now);
  return { status, headers, body, example: name };
}

/** What a contract shows of a reply. */
export interface ShownReply {
  readonly status: number;
  readonly value: unknown;
  readonly relations: readonly RelationEntry[];
}

/** An example's body, made to fit the call: the relations hold in it, and it tells of no longer call. */
export function fittedExample(call: Call, { status, value, relations }: ShownReply, now: number): unknown {
  return asQuick(withRelations(value, relations, { status, parameters: call.parameters, now }), now - call.startedAt);
}

/** An envelope whose `duration`, in ms, is no longer than the call took: an example tells of another call. */
function asQuick(body: unknown, ms: number): unknown {
  if (typeof body !== "object" || body === null || !("timestamp" in body) || !("duration" in body)) return body;
  return typeof body.duration === "number" ? { ...body, duration: Math.max(0, ms) } : body;
}
