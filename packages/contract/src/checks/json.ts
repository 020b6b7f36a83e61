import { replyFor } from "../spec/operation.ts";
import type { Check } from "./check.ts";
import { envelopeOf } from "./envelope.ts";

export const json: Check = {
  name: "json",
  about: "Where the spec declares JSON, the body is JSON: UTF-8, complete, no key twice, no byte order mark.",
  *run(subject) {
    const { case: one, reply } = subject;
    if (one.request.method === "HEAD" || one.expect.loose === true) return;
    const declared = replyFor(one.operation, reply.status);
    const wanted = declared?.media.some(({ type }) => /[/+]json$/.test(type)) ?? envelopeOf(subject) !== undefined;
    if (!wanted) return;
    for (const problem of reply.json.problems) {
      yield {
        check: "json",
        why: `the body of the reply of status ${reply.status} is not good JSON: ${problem}`,
        expected: "one JSON text (RFC 8259)",
        got: new TextDecoder().decode(reply.body.subarray(0, 160)) || "no body",
        rule: declared?.pointer ?? one.rule,
      };
    }
  },
};
