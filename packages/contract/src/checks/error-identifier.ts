import { valueAt } from "../spec/pointer.ts";
import { type Check, NOTHING } from "./check.ts";

export const errorIdentifier: Check = {
  name: "error-identifier",
  about: "The error of a refusal says which kind of refusal it is.",
  run({ case: one, reply, statuses }) {
    const { errors } = one.expect;
    if (errors === undefined || reply.status < 400 || reply.status !== statuses[0] || one.request.method === "HEAD")
      return NOTHING;
    const relation = one.operation.relations.find(({ claim }) => claim.kind === "by-status");
    const pointer = relation?.reply ?? "/error";
    const value = valueAt(reply.json.value, pointer);
    if (value === undefined || errors.includes(String(value))) return NOTHING;
    return [
      {
        check: "error-identifier",
        why: `${one.expect.because}, and the error has to say so`,
        expected: `${pointer}: ${errors.join(" or ")}`,
        got: `${pointer}: ${JSON.stringify(value)?.slice(0, 100)}`,
        rule: relation?.pointer ?? one.rule,
      },
    ];
  },
};
