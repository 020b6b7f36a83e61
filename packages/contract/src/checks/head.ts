import { replyFor } from "../spec/operation.ts";
import { type Check, NOTHING } from "./check.ts";

export const head: Check = {
  name: "head",
  about: "A reply to HEAD has the headers of GET (RFC 9110, section 9.3.2).",
  run({ case: one, reply }) {
    if (one.request.method !== "HEAD" || one.operation.method !== "GET") return NOTHING;
    const declared = replyFor(one.operation, reply.status);
    if (declared === undefined || declared.media.length === 0) return NOTHING;
    if (reply.headers["content-length"] !== "0") return NOTHING;
    return [
      {
        check: "head",
        why: "Content-Length in a reply to HEAD is the length that GET would send, and GET sends a body",
        expected: "the length of GET's body, or no Content-Length",
        got: "Content-Length: 0",
        rule: one.operation.pointer,
      },
    ];
  },
};
