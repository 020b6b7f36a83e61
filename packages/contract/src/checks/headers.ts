import { replyFor } from "../spec/operation.ts";
import { schemaNode, typesOf } from "../spec/schema-node.ts";
import type { Check } from "./check.ts";

export const headers: Check = {
  name: "headers",
  about: "Headers that the spec requires are there, and those it declares keep their schema.",
  *run({ case: one, reply, spec }) {
    for (const header of replyFor(one.operation, reply.status)?.headers ?? []) {
      const value = reply.headers[header.name.toLowerCase()];
      if (value === undefined) {
        if (!header.required) continue;
        yield {
          check: "headers",
          why: `the reply of status ${reply.status} must have the header ${header.name}`,
          expected: `${header.name}: …`,
          got: `no ${header.name}`,
          rule: header.pointer,
        };
        continue;
      }
      if (header.schema === undefined) continue;
      const types = typesOf(schemaNode(spec.document, header.schema));
      const numeric = types.includes("integer") || types.includes("number");
      const typed = numeric && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
      const [broken] = spec.validators.violations(header.schema, typed);
      if (broken === undefined) continue;
      yield {
        check: "headers",
        why: `the header ${header.name} breaks its schema`,
        expected: broken.message,
        got: `${header.name}: ${value.slice(0, 100)}`,
        rule: broken.rule,
      };
    }
  },
};
