import { type Check, NOTHING, type Subject } from "./check.ts";
import { declaredReply } from "./declared-reply.ts";
import { schemaFinding } from "./schema.ts";

/**
 * The error schema for a refusal that HTTP asks for and the operation does not declare (405, a 404 of no path): the one
 * that all declared errors share, when they share one.
 */
export function envelopeOf({ spec, case: one, reply }: Subject): string | undefined {
  if (reply.status < 400 || reply.status > 499 || one.expect.loose === true) return undefined;
  return declaredReply(one, reply.status) !== undefined ? undefined : spec.errorEnvelope;
}

export const envelope: Check = {
  name: "envelope",
  about: "Refusals that the spec does not declare come in the same envelope as those that it does.",
  run(subject) {
    const schema = envelopeOf(subject);
    if (schema === undefined || subject.case.request.method === "HEAD") return NOTHING;
    const { value } = subject.reply.json;
    const broken = subject.spec.replyValidators.violations(schema, value);
    return broken.length === 0 ? NOTHING : [schemaFinding("envelope", subject, broken)];
  },
};
