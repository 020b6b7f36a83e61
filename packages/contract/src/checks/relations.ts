import { judgeRelation } from "../relations/judge.ts";
import type { Check } from "./check.ts";

export const relations: Check = {
  name: "relations",
  about: "What the spec says of a reply as `x-contract` holds: echoes, clocks, one result per target, errors that fit.",
  *run({ case: one, reply, judged }) {
    if (one.request.method === "HEAD" || one.expect.loose === true || one.operation.relations.length === 0) return;
    const subject = { status: reply.status, body: reply.json.value, path: one.values, now: reply.endedAt };
    for (const relation of one.operation.relations) {
      if (one.expect.staged === true && relation.claim.kind === "near-now") continue;
      const verdict = judgeRelation(relation, subject);
      if (verdict.kind === "silent") continue;
      judged?.(relation.pointer);
      if (verdict.kind === "holds") continue;
      yield {
        check: `relation:${relation.id}`,
        why: `the relation ${relation.id} of the spec does not hold`,
        expected: verdict.expected,
        got: verdict.got,
        rule: relation.pointer,
      };
    }
  },
};
