import { type Check, NOTHING } from "./check.ts";

export const inTime: Check = {
  name: "in-time",
  about: "Where the profile says what is slow, a reply is complete before, at the second try at the latest.",
  run({ case: one, reply, slowAfterMs }) {
    if (slowAfterMs === undefined || reply.elapsedMs <= slowAfterMs) return NOTHING;
    return [
      {
        check: "in-time",
        why: "the reply took longer than the profile allows (slowAfterMs)",
        expected: `a complete reply within ${slowAfterMs} ms`,
        got: `one after ${Math.round(reply.elapsedMs)} ms`,
        rule: one.operation.pointer,
      },
    ];
  },
};
