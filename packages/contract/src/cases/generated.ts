import type { Json } from "../spec/json.ts";
import { accepted, buildCase, bytesOf, refused } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { pairwise } from "./pairwise.ts";
import { type RandomSource, randomSource } from "./random-source.ts";
import { reachable } from "./reachable.ts";
import { type Shape, type SlotValue, shapesOf } from "./slots.ts";
import { validParameter } from "./target-values.ts";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!$+ 你é"];

/**
 * `count` requests that combine several choices: first all pairs of optional properties and value classes, then one bad
 * value in the company of every other choice, then what the seed brings. Faults that need two factors show here.
 */
export function generated(context: OperationContext, count: number, seed: number): readonly Case[] {
  const random = randomSource(seed ^ hash(context.operation.id));
  const shapes = context.media === undefined ? [] : shapesOf(context).filter((shape) => shape.slots.length > 0);
  const source = shapes.length > 0 ? bodies(context, shapes, random) : targets(context, random);
  const cases: Case[] = [];
  const seen = new Set<string>();
  // A small spec has fewer different requests than were asked for; it is searched this often for another one.
  let misses = 0;
  while (cases.length < count && misses < 200) {
    const next = source.next();
    if (next.done === true) break;
    const key = next.value === undefined ? undefined : `${next.value.request.path} ${JSON.stringify(next.value.json)}`;
    if (next.value === undefined || key === undefined || seen.has(key)) {
      misses += 1;
      continue;
    }
    misses = 0;
    seen.add(key);
    cases.push({
      ...next.value,
      id: `${context.operation.id}/generated/s${seed}-${String(cases.length + 1).padStart(4, "0")}`,
    });
  }
  return cases;
}

function* bodies(
  context: OperationContext,
  shapes: readonly Shape[],
  random: RandomSource,
): Generator<Case | undefined> {
  const plans = shapes.map((shape) => ({
    shape,
    rows: pairwise(
      shape.slots.map((slot) => slot.good.length),
      random,
    ),
  }));
  const longest = Math.max(...plans.map(({ rows }) => rows.length));
  for (let index = 0; index < longest; index += 1) {
    for (const { shape, rows } of plans) {
      const row = rows[index];
      if (row !== undefined) yield body(context, shape, choose(shape, row));
    }
  }
  const spoilt = plans.flatMap(({ shape, rows }) =>
    shape.slots.flatMap((slot, at) =>
      slot.bad.flatMap((bad) => rows.slice(0, 3).map((row) => ({ shape, at, bad, row }))),
    ),
  );
  for (const { shape, at, bad, row } of random.shuffle(spoilt)) {
    yield body(context, shape, spoil(choose(shape, row), at, bad));
  }
  for (;;) {
    const shape = random.pick(shapes);
    if (shape === undefined) return;
    const values = choose(
      shape,
      shape.slots.map((slot) => random.below(slot.good.length)),
    );
    const at = random.below(shape.slots.length);
    const bad = random.pick(shape.slots[at]?.bad ?? []);
    yield body(context, shape, bad !== undefined && random.below(2) === 0 ? spoil(values, at, bad) : values);
  }
}

const choose = (shape: Shape, row: readonly number[]): SlotValue[] =>
  shape.slots.map((slot, index) => slot.good[row[index] ?? 0]);

const spoil = (values: readonly SlotValue[], at: number, bad: Json): SlotValue[] =>
  values.map((value, index) => (index === at ? bad : value));

function body(context: OperationContext, shape: Shape, values: readonly SlotValue[]): Case | undefined {
  if (context.media === undefined) return undefined;
  const json = shape.compose(values);
  const bytes = bytesOf(JSON.stringify(json));
  if (bytes.byteLength > (context.operation.body?.maxBytes ?? Number.POSITIVE_INFINITY)) return undefined;
  const broken = context.spec.validators.violations(context.media.schema, json);
  return buildCase(context, {
    family: "generated",
    name: "generated",
    request: { body: bytes },
    json,
    rule: broken[0]?.rule ?? context.media.schema,
    positive: broken.length === 0,
    expect:
      broken.length === 0
        ? accepted(context, `a valid ${shape.name} with several choices at once`)
        : refused(context, `a ${shape.name} that breaks a rule, with several choices at once`),
  });
}

function* targets(context: OperationContext, random: RandomSource): Generator<Case | undefined> {
  const parameter = context.operation.parameters.filter((one) => one.in === "path").at(-1);
  if (parameter === undefined) return;
  for (;;) {
    const text = Array.from({ length: 1 + random.below(24) }, () => random.pick(LETTERS) ?? "a").join("");
    if (/^\.{1,2}$/.test(text)) continue;
    const valid = validParameter(context.spec, parameter, text);
    const because = `${JSON.stringify(text)} by the rules of ${parameter.name}`;
    yield buildCase(context, {
      family: "generated",
      name: "generated",
      values: { [parameter.name]: text },
      rule: parameter.schema,
      positive: valid,
      expect: valid ? reachable(context, parameter, because) : refused(context, because),
    });
  }
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
