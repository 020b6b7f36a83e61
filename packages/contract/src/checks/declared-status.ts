import { replyFor } from "../spec/operation.ts";
import { type Check, NOTHING } from "./check.ts";

export const declaredStatus: Check = {
  name: "declared-status",
  about: "A reply to a declared operation has a status that the spec declares for it.",
  run({ case: one, reply, statuses }) {
    if (
      one.expect.foreign === true ||
      statuses.includes(reply.status) ||
      replyFor(one.operation, reply.status) !== undefined
    )
      return NOTHING;
    return [
      {
        check: "declared-status",
        why: `the spec does not declare the status ${reply.status} for ${one.operation.id}`,
        expected: `one of ${one.operation.replies.map((declared) => declared.status).join(", ")}`,
        got: `status ${reply.status}`,
        rule: `${one.operation.pointer}/responses`,
      },
    ];
  },
};
