import { buildCase, unauthorized } from "../cases/build-case.ts";
import type { Case } from "../cases/case.ts";
import type { OperationContext } from "../cases/operation-context.ts";
import { reachable } from "../cases/reachable.ts";
import { validParameter } from "../cases/target-values.ts";
import { plainStep } from "./repeat.ts";
import type { Sequence } from "./sequence.ts";

/** So many other operations take part. */
const MAX_OTHERS = 4;

/** How many calls are under way at once. */
const AT_ONCE = 24;

/** Every so many of them has no credentials. */
const REFUSED_EVERY = 8;

/** Calls for different targets, good and refused, all at once: each reply belongs to its request. */
export function* bursts(contexts: readonly OperationContext[]): Iterable<Sequence> {
  for (const context of contexts) {
    const { operation } = context;
    if (operation.method === "DELETE") continue;
    const parameter = operation.parameters.filter((one) => one.in === "path" && !one.structured).at(-1);
    const cases: Case[] = [];
    for (let index = 0; index < AT_ONCE; index += 1) {
      const name = `sequence/at-once/${index + 1}`;
      const texts = [`zzq7${index}`, `99999999990${index}`, `9${index}`];
      const text =
        parameter === undefined ? undefined : texts.find((value) => validParameter(context.spec, parameter, value));
      if (index % REFUSED_EVERY === REFUSED_EVERY - 1 && operation.credential !== undefined) {
        cases.push(
          buildCase(context, {
            family: "sequences",
            name,
            request: { auth: { kind: "none" } },
            positive: false,
            expect: unauthorized(context, "there is no token", "no-token"),
          }),
        );
      } else if (index % 4 === 1 && parameter !== undefined && text !== undefined) {
        cases.push(
          buildCase(context, {
            family: "sequences",
            name,
            values: { [parameter.name]: text },
            positive: true,
            expect: reachable(context, parameter, "one of many calls at once"),
          }),
        );
      } else cases.push(plainStep(context, name));
    }
    const others = contexts
      .filter((other) => other !== context && other.operation.method !== "DELETE")
      .slice(0, MAX_OTHERS)
      .map((other) => plainStep(other, `sequence/at-once-with-${operation.id}`));
    yield {
      id: `${operation.id}/sequence/at-once`,
      family: "sequences",
      about: `${AT_ONCE} calls at once do not mix their replies`,
      requests: cases.length + others.length,
      cases: [...cases, ...others],
      async run(sender) {
        await Promise.all([...cases, ...others].map((one) => sender.send(one)));
        return [];
      },
    };
  }
}
