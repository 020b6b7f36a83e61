import { type Era, resultsOfEra } from "@emchat/schema";
import type { Call } from "../call/call.ts";
import type { Reply } from "../call/reply.ts";
import { targetOf } from "./declared-operation.ts";
import { canonicalName } from "./rules/targets.ts";

/** Whether the replies of an era map targets to a word each. */
export function mapsResults(era: Era | undefined): boolean {
  return era !== undefined && resultsOfEra[era] === "map";
}

/**
 * A success as it is told in an era: where that maps results, `data` maps the target's name, as it is filed, to its presence, or to
 * the message's id (2022..). What the state cannot tell, such as an example with other keys, stays as it is.
 */
export function inEra(era: Era | undefined, call: Call, reply: Reply): Reply {
  if (!mapsResults(era) || reply.status >= 300 || !isEnvelope(reply.body)) return reply;
  const target = targetOf(call);
  const [result, another] = reply.body.data;
  if (target === undefined || !isResult(result) || another !== undefined) return reply;
  const word = wordOf(result, reply.message?.id);
  return { ...reply, body: { ...reply.body, data: { [canonicalName(target.kind, target.name)]: word } } };
}

/**
 * Rule: a message's id is a number of nineteen digits (era 2022..). It grows with time and the message's place, so that it is
 * another one for each.
 */
export function numericMessageId(time: number, sequence: number): string {
  return `${time}${String(sequence % 1_000_000).padStart(6, "0")}`;
}

interface Result {
  readonly result_code: number;
  readonly result_content?: { readonly result?: unknown };
}

/** No document shows a target that failed: `failed` is a word that clients take for one (house). */
function wordOf({ result_code: code, result_content: content }: Result, messageId: string | undefined): string {
  const said = typeof content?.result === "string" ? content.result : "";
  if (code !== 200) return said === "" ? "failed" : `failed: ${said}`;
  return said === "ok" ? (messageId ?? "success") : said;
}

function isEnvelope(body: unknown): body is { readonly data: readonly unknown[] } {
  return typeof body === "object" && body !== null && "data" in body && Array.isArray(body.data);
}

function isResult(value: unknown): value is Result {
  return typeof value === "object" && value !== null && "result_code" in value && typeof value.result_code === "number";
}
