import { mediaTypeOf } from "../run/reply.ts";
import { replyFor } from "../spec/operation.ts";
import { valueAt } from "../spec/pointer.ts";
import type { Violation } from "../spec/validators.ts";
import type { Check, Finding, Subject } from "./check.ts";

export const schema: Check = {
  name: "schema",
  about: "The body of every reply keeps the schema that the spec declares for its status.",
  *run(subject) {
    const { case: one, reply, spec } = subject;
    if (one.request.method === "HEAD" || one.expect.loose === true) return;
    const declared = replyFor(one.operation, reply.status);
    const type = mediaTypeOf(reply);
    const media = declared?.media.find((entry) => entry.type === type) ?? declared?.media[0];
    if (media?.schema === undefined || reply.json.value === undefined) return;
    const broken = spec.validators.violations(media.schema, reply.json.value);
    if (broken.length > 0) yield schemaFinding("schema", subject, broken);
  },
};

/** The deepest rule that is broken tells most: the others are often the branches of a union that were not meant. */
export function schemaFinding(check: string, subject: Pick<Subject, "reply">, broken: readonly Violation[]): Finding {
  const depth = (violation: Violation) => violation.at.split("/").length * 2 + (violation.keyword === "oneOf" ? 0 : 1);
  const deepest = Math.max(...broken.map(depth));
  const [first] = broken.filter((violation) => depth(violation) === deepest);
  const violation = first ?? broken[0];
  const value = violation === undefined ? undefined : valueAt(subject.reply.json.value, violation.at);
  return {
    check,
    why: `the body of the reply breaks its schema${violation?.at === "" ? "" : ` at ${violation?.at}`}`,
    expected: violation?.message ?? "a valid body",
    got: (JSON.stringify(value) ?? "nothing").slice(0, 200),
    rule: violation?.rule ?? "",
  };
}
