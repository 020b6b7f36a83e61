import { mediaTypeOf } from "../run/reply.ts";
import { isJsonType, meansType, type ReplySpec } from "../spec/operation.ts";
import { type Check, NOTHING, type Subject } from "./check.ts";
import { declaredReply } from "./declared-reply.ts";
import { envelopeOf } from "./envelope.ts";

/** Whether a reply has to be JSON: the media type it announces is, or every one that the spec declares. */
function isJsonWanted(subject: Subject, declared: ReplySpec | undefined): boolean {
  if (declared === undefined) return envelopeOf(subject) !== undefined;
  const type = mediaTypeOf(subject.reply);
  const meant = declared.media.filter((media) => type !== undefined && meansType(media.type, type));
  if (meant.length > 0 && type !== undefined && !type.includes("*")) return isJsonType(type);
  return declared.media.length > 0 && declared.media.every((media) => isJsonType(media.type));
}

export const json: Check = {
  name: "json",
  about: "Where the spec declares JSON, the body is JSON: UTF-8, complete, no key twice, no byte order mark.",
  run(subject) {
    const { case: one, reply } = subject;
    if (one.request.method === "HEAD" || one.expect.loose === true) return NOTHING;
    const declared = declaredReply(one, reply.status);
    if (!isJsonWanted(subject, declared)) return NOTHING;
    return reply.json.problems.map((problem) => ({
      check: "json",
      why: `the body of the reply of status ${reply.status} is not good JSON: ${problem}`,
      expected: "one JSON text (RFC 8259)",
      got: new TextDecoder().decode(reply.body.subarray(0, 160)) || "no body",
      rule: declared?.pointer ?? one.rule,
    }));
  },
};
