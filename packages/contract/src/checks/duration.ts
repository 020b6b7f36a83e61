import { isRecord } from "../spec/json.ts";
import { onceFor } from "../spec/once-for.ts";
import { replyFor } from "../spec/operation.ts";
import { keyword, schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import type { Check } from "./check.ts";

/** How far a server's own measure may lie above ours, in ms: clocks tick coarsely. */
const SLACK_MS = 50;

export const duration: Check = {
  name: "duration",
  about: "A server does not say that it worked longer than the reply took.",
  *run({ spec, case: one, reply }) {
    const body = reply.json.value;
    const schema = replyFor(one.operation, reply.status)?.media[0]?.schema;
    // Elsewhere a duration in milliseconds may be that of a song.
    if (schema === undefined || !isRecord(body) || one.operation.relations.length === 0) return;
    for (const { name, pointer } of durationsOf(spec, schema)) {
      const value = body[name];
      if (typeof value !== "number" || value <= reply.elapsedMs + SLACK_MS) continue;
      yield {
        check: "duration",
        why: `${name} is how long the service took, in ms, and cannot be longer than the whole reply took`,
        expected: `at most ${Math.round(reply.elapsedMs)} ms (and ${SLACK_MS} ms of slack)`,
        got: `${name}: ${value}`,
        rule: pointer,
      };
    }
  },
};

/** Properties that the spec itself describes as a time taken, in milliseconds. */
const durationsOf: (spec: Spec, schema: string) => readonly { name: string; pointer: string }[] = onceFor(
  (spec, schema) =>
    [...schemaNode(spec.document, schema).properties].flatMap(([name, at]) => {
      const node = schemaNode(spec.document, at);
      const text = String(keyword(node, "description")?.value ?? "");
      return /duration|elapsed|took/i.test(name) && /millisecond|\bms\b/i.test(text)
        ? [{ name, pointer: node.pointer }]
        : [];
    }),
);
