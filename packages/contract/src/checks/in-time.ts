import type { Check } from "./check.ts";

export const inTime: Check = {
  name: "in-time",
  about: "A reply is complete before the profile calls it slow.",
  *run({ case: one, reply, slowAfterMs }) {
    if (reply.elapsedMs <= slowAfterMs) return;
    yield {
      check: "in-time",
      why: "the reply took longer than the profile allows (slowAfterMs)",
      expected: `a complete reply within ${slowAfterMs} ms`,
      got: `one after ${Math.round(reply.elapsedMs)} ms`,
      rule: one.operation.pointer,
    };
  },
};
