import { accepted, buildCase, targetOf } from "../cases/build-case.ts";
import { canaries } from "../cases/canaries.ts";
import type { Case } from "../cases/case.ts";
import type { OperationContext } from "../cases/operation-context.ts";
import { canaryId, reachable } from "../cases/reachable.ts";
import { validParameter } from "../cases/target-values.ts";
import type { Finding } from "../checks/check.ts";
import { ownValue } from "../spec/json.ts";
import { isSafe } from "../spec/operation.ts";
import { compare } from "./compare.ts";
import { plainStep } from "./repeat.ts";
import type { Sequence } from "./sequence.ts";

/** Reading, sending, reading again: a call that the spec says nothing else of changes nothing that is read. */
export function* readAfterWrite(contexts: readonly OperationContext[]): Iterable<Sequence> {
  for (const reading of contexts.filter((context) => isSafe(context.operation.method))) {
    for (const writing of contexts.filter((context) => !isSafe(context.operation.method))) {
      const [read, write] = [
        plainStep(reading, `sequence/around-${writing.operation.id}`),
        plainStep(writing, `sequence/between-${reading.operation.id}`),
      ];
      if (!isMessageLike(writing)) continue;
      yield {
        id: `${reading.operation.id}/sequence/around-${writing.operation.id}`,
        family: "sequences",
        about: `${writing.operation.id} does not change what ${reading.operation.id} answers`,
        requests: 3,
        cases: [read, write],
        async run(sender) {
          const before = await sender.send(read);
          await sender.send(write);
          const after = await sender.send(read);
          // What was not there may be there now, and a list has grown.
          if ((before.reply?.status ?? 400) >= 400) return [];
          return compare(before, after, {
            spec: reading.spec,
            check: "repeat",
            why: `${reading.operation.id} is answered in another way after ${writing.operation.id}`,
            values: false,
          });
        },
      };
    }
  }
}

/** PUT, PATCH and DELETE are there to change what is read; POST to a collection of its own is not. */
const isMessageLike = (context: OperationContext): boolean => context.operation.method === "POST";

/** Two targets in turn: what is answered for one is not kept for the other. */
export function* alternate(context: OperationContext): Iterable<Sequence> {
  const { operation, profile, spec, values } = context;
  for (const parameter of operation.parameters) {
    if (parameter.in !== "path" || parameter.structured || operation.method === "DELETE") continue;
    const own = values[parameter.name];
    const named = ownValue(profile.known, parameter.name)?.find((value) => value !== own);
    const other =
      named ?? ["zzq7other82", "9999999999998", "zzq8", "78"].find((value) => validParameter(spec, parameter, value));
    if (other === undefined || own === undefined) continue;
    const name = `sequence/alternate-${parameter.name}`;
    const first = plainStep(context, name);
    const second = buildCase(context, {
      family: "sequences",
      name: `${name}/other`,
      values: { [parameter.name]: other },
      positive: true,
      expect:
        named === undefined
          ? reachable(context, parameter, "another target")
          : accepted(context, "another known target"),
    });
    yield {
      id: `${operation.id}/${name}`,
      family: "sequences",
      about: `calls for two values of ${parameter.name} in turn do not take each other's replies`,
      requests: 6,
      cases: [first, second],
      async run(sender) {
        const findings: Finding[] = [];
        const sent = await sender.sendInOrder([first, second, first, second, second, first]);
        const how = {
          spec,
          check: "isolation",
          values: sender.alone && isSafe(operation.method),
          why: "a call for one target changes the reply for another",
        };
        findings.push(
          ...compare(sent[0], sent[2], how),
          ...compare(sent[1], sent[3], how),
          ...compare(sent[0], sent[5], how),
        );
        return findings.slice(0, 1);
      },
    };
  }
}

/** One name, its letters escaped or not: whatever a server keeps of it, it keeps once. */
export function* spellings(context: OperationContext): Iterable<Sequence> {
  const { operation, values, spec } = context;
  const parameter = operation.parameters
    .filter((one) => one.in === "path" && !one.structured && one.style === "simple")
    .at(-1);
  const own = parameter === undefined ? undefined : values[parameter.name];
  if (parameter === undefined || own === undefined || own === "" || operation.method === "DELETE") return;
  const name = `sequence/spelling-of-${parameter.name}`;
  const hex = (text: string) => `%${text.charCodeAt(0).toString(16).padStart(2, "0")}`;
  if (!/^[\w-]+$/.test(own)) return;
  const plain = plainStep(context, name);
  const escaped = [`${hex(own)}${own.slice(1)}`, [...own].map(hex).join("").toUpperCase()].map((raw, index) =>
    buildCase(context, {
      family: "sequences",
      name: `${name}/${index + 1}`,
      request: { path: targetOf(context, values, { [parameter.name]: raw }) },
      positive: true,
      expect: accepted(context, "an escaped letter is the letter"),
    }),
  );
  yield {
    id: `${operation.id}/${name}`,
    family: "sequences",
    about: `${parameter.name} is the same name however its letters are written`,
    requests: 1 + 2 * escaped.length,
    cases: [plain, ...escaped],
    async run(sender) {
      const how = {
        spec,
        check: "repeat",
        why: "the same name, its letters escaped, is answered in another way",
        values: sender.alone && isSafe(operation.method),
      };
      const first = await sender.send(plain);
      for (const step of escaped) {
        const found = [
          ...compare(first, await sender.send(step), how),
          ...compare(first, await sender.send(plain), how),
        ];
        if (found.length > 0) return found.slice(0, 1);
      }
      return [];
    },
  };
}

/** Names that differ in case alone, where a relation of the spec says that case does not count. */
export function* ignoredCase(contexts: readonly OperationContext[]): Iterable<Sequence> {
  for (const context of contexts) {
    for (const parameter of context.operation.parameters) {
      if (!context.caseless.has(parameter.pointer)) continue;
      const own = context.values[parameter.name] ?? "";
      const spellings = [own.toUpperCase(), own.charAt(0).toUpperCase() + own.slice(1), own.toLowerCase()];
      const steps = spellings
        .filter((text) => text !== own && validParameter(context.spec, parameter, text))
        .map((text) => spelling(context, parameter.name, text));
      if (steps.length === 0) continue;
      const plain = plainStep(context, `sequence/case-of-${parameter.name}`);
      yield {
        id: `${context.operation.id}/sequence/case-of-${parameter.name}`,
        family: "sequences",
        about: `upper and lower case of ${parameter.name} are the same name`,
        requests: 1 + steps.length,
        cases: [plain, ...steps],
        async run(sender) {
          const first = await sender.send(plain);
          for (const step of steps) {
            const found = compare(first, await sender.send(step), {
              spec: context.spec,
              check: "ignore-case",
              why: `the spec says that the case of ${parameter.name} does not count`,
              values: sender.alone && isSafe(context.operation.method),
              fold: true,
            });
            if (found.length > 0) return found;
          }
          return [];
        },
      };
    }
  }
}

const spelling = (context: OperationContext, name: string, text: string): Case =>
  buildCase(context, {
    family: "sequences",
    name: `sequence/case-of-${name}/${text}`,
    values: { [name]: text },
    positive: true,
    expect: accepted(context, "the same name in another case"),
  });

/** A target that one operation does not know is not known to another either. */
export function* sameTarget(contexts: readonly OperationContext[]): Iterable<Sequence> {
  const shared = new Map<string, { name: string; steps: Case[]; spec: OperationContext["spec"] }>();
  for (const context of contexts) {
    // What takes a target away, or puts one there, is asked for nothing else.
    if (context.operation.method === "DELETE" || context.operation.method === "PUT") continue;
    for (const canary of canaries(context)) {
      const parameter = context.operation.parameters.find(
        (one) => canary.id === canaryId(context.operation.id, one.name),
      );
      if (parameter === undefined) continue;
      const entry = shared.get(parameter.pointer) ?? { name: parameter.name, steps: [], spec: context.spec };
      const { canary: _, ...step } = canary;
      entry.steps.push({ ...step, id: `${canary.id}-everywhere` });
      shared.set(parameter.pointer, entry);
    }
  }
  for (const { name, steps, spec } of shared.values()) {
    const [first, ...others] = steps;
    if (first === undefined || others.length === 0) continue;
    yield {
      id: `${first.operation.id}/sequence/unknown-${name}-everywhere`,
      family: "sequences",
      about: `an unknown ${name} is unknown to every operation`,
      requests: steps.length,
      cases: steps,
      async run(sender) {
        const before = await sender.send(first);
        for (const step of others) {
          const after = await sender.send(step);
          if (before.reply === undefined || after.reply === undefined) return [];
          const [a, b] = [before.reply.status, after.reply.status];
          if (a < 300 === b < 300) continue;
          return [
            {
              check: "isolation",
              why: `${first.operation.id} and ${step.operation.id} disagree on whether one and the same ${name} exists`,
              expected: `status ${a}, or another of its class, as for ${first.id}`,
              got: `status ${b}`,
              rule: spec.document.resolve(step.operation.pointer).pointer,
            },
          ];
        }
        return [];
      },
    };
  }
}
