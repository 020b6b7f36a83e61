import { type Check, NOTHING } from "./check.ts";

export const status: Check = {
  name: "status",
  about: "Every request is answered with the one status that the spec gives it.",
  run({ case: one, reply, statuses }) {
    if (statuses.includes(reply.status) || reply.status >= 500) return NOTHING;
    return [
      {
        check: "status",
        why: one.expect.because,
        expected: `status ${statuses.join(" or ")}`,
        got: `status ${reply.status}`,
        rule: one.rule,
      },
    ];
  },
};
