import type { Json } from "../spec/json.ts";
import type { BodyFamily, BodyProbe } from "./body-probe.ts";

/** Every body that the spec shows. */
export const examples: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const example of context.media?.examples ?? []) {
    yield {
      family: "examples",
      name: `examples/${example.name}`,
      json: example.value as Json,
      valid: true,
      rule: example.pointer,
      covers: [`example:${example.pointer}:${context.operation.id}`],
      because: `the spec shows this body as its example "${example.name}"`,
    };
  }
};
