import { type Check, NOTHING } from "./check.ts";

export const noServerError: Check = {
  name: "no-server-error",
  about: "No request brings the server to a 5xx.",
  run({ case: one, reply, statuses }) {
    if (reply.status < 500 || statuses.includes(reply.status)) return NOTHING;
    return [
      {
        check: "no-server-error",
        why: `the server failed over a request (${one.expect.because})`,
        expected: `status ${statuses.join(" or ")}`,
        got: `status ${reply.status}`,
        rule: one.rule,
      },
    ];
  },
};
