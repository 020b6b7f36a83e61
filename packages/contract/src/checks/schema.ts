import { mediaTypeOf } from "../run/reply.ts";
import { isJsonType, type Media, meansType, type ReplySpec } from "../spec/operation.ts";
import { valueAt } from "../spec/pointer.ts";
import type { Violation } from "../spec/validators.ts";
import { type Check, type Finding, NOTHING, type Subject } from "./check.ts";
import { declaredReply } from "./declared-reply.ts";

export const schema: Check = {
  name: "schema",
  about: "The body of every reply keeps the schema that the spec declares for its status.",
  run(subject) {
    const { case: one, reply, spec } = subject;
    if (one.request.method === "HEAD" || one.expect.loose === true) return NOTHING;
    const declared = declaredReply(one, reply.status);
    const type = mediaTypeOf(reply);
    const media = mediaOf(declared, type);
    if (media?.schema === undefined) return NOTHING;
    const value = media.type.startsWith("text/") ? reply.text : reply.json.value;
    const readable = media.type.startsWith("text/") || media.type.includes("*") || isJsonType(media.type);
    if (value === undefined || !readable) return NOTHING;
    const broken = spec.replyValidators.violations(media.schema, value);
    return broken.length === 0 ? NOTHING : [schemaFinding("schema", subject, broken, value)];
  },
};

/** The declared media type that a reply's is, the most exact one first; without one of its own the first that is JSON. */
export function mediaOf(declared: ReplySpec | undefined, type: string | undefined): Media | undefined {
  const list = declared?.media ?? [];
  const exact = list.find((entry) => entry.type === type);
  return (
    exact ??
    list.find((entry) => type !== undefined && meansType(entry.type, type)) ??
    list.find((entry) => isJsonType(entry.type))
  );
}

/** The deepest rule that is broken tells most: the others are often the branches of a union that were not meant. */
export function schemaFinding(
  check: string,
  subject: Pick<Subject, "reply">,
  broken: readonly Violation[],
  whole: unknown = subject.reply.json.value,
): Finding {
  const depth = (violation: Violation) => violation.at.split("/").length * 2 + (violation.keyword === "oneOf" ? 0 : 1);
  const deepest = Math.max(...broken.map(depth));
  const [first] = broken.filter((violation) => depth(violation) === deepest);
  const violation = first ?? broken[0];
  const value = violation === undefined ? undefined : valueAt(whole, violation.at);
  return {
    check,
    why: `the body of the reply breaks its schema${violation?.at === "" ? "" : ` at ${violation?.at}`}`,
    expected: violation?.message ?? "a valid body",
    got: (JSON.stringify(value) ?? "nothing").slice(0, 200),
    rule: violation?.rule ?? "",
  };
}
