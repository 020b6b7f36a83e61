import { judgeText, valueOfText } from "../spec/readings.ts";
import { schemaNode, typesOf } from "../spec/schema-node.ts";
import type { Check } from "./check.ts";
import { declaredReply } from "./declared-reply.ts";

export const headers: Check = {
  name: "headers",
  about: "Headers that the spec requires are there, and those it declares keep their schema.",
  *run({ case: one, reply, spec }) {
    for (const header of declaredReply(one, reply.status)?.headers ?? []) {
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
      const node = schemaNode(spec.document, header.schema);
      const listed = typesOf(node).includes("array") ? value.split(",").map((part) => part.trim()) : value;
      // Objects in headers can be written in several ways, and are left alone.
      if (typesOf(node).includes("object")) continue;
      if (judgeText(spec.document, spec.replyValidators, header.schema, listed) === "valid") continue;
      const typed = valueOfText(spec.document, spec.replyValidators, header.schema, listed);
      const [broken] = spec.replyValidators.violations(header.schema, typed);
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
