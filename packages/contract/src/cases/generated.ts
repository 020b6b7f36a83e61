import type { Json } from "../spec/json.ts";
import { accepted, buildCase, refused } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { pairwise } from "./pairwise.ts";
import { type RandomSource, randomSource } from "./random-source.ts";
import { reachable, refusedValue } from "./reachable.ts";
import { type Shape, type SlotValue, shapesOf } from "./slots.ts";
import { judgeValue } from "./target-values.ts";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!$+ 你é"];

/**
 * `count` requests that combine several choices: first all pairs of optional properties and value classes, then one bad
 * value in the company of every other choice, then what the seed brings. Faults that need two factors show here.
 */
export function generated(context: OperationContext, count: number, seed: number): readonly Case[] {
  if (count === 0) return [];
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

/** So many of its rows show a bad value of a shape in company. */
const ROWS_FOR_BAD = 3;

function* bodies(
  context: OperationContext,
  shapes: readonly Shape[],
  random: RandomSource,
): Generator<Case | undefined> {
  // Rows are made as they are asked for: a large shape has more of them than are ever sent.
  const plans = shapes.map((shape) => ({
    shape,
    rows: pairwise(
      shape.slots.map((slot) => slot.good.length),
      random,
    ),
    kept: [] as (readonly number[])[],
  }));
  for (let more = true; more; ) {
    more = false;
    for (const { shape, rows, kept } of plans) {
      const { value: row } = rows.next();
      if (row === undefined) continue;
      more = true;
      if (kept.length < ROWS_FOR_BAD) kept.push(row);
      yield body(context, shape, choose(shape, row));
    }
  }
  const spoilt = plans.flatMap(({ shape, kept }) =>
    shape.slots.flatMap((slot, at) => slot.bad.flatMap((bad) => kept.map((row) => ({ shape, at, bad, row })))),
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
  const { media, form } = context;
  if (media === undefined || form === undefined) return undefined;
  const json = shape.compose(values);
  const verdict = form.judge(json);
  const bytes = verdict === "unclear" ? undefined : form.encode(json);
  if (bytes === undefined || bytes.byteLength > (context.operation.body?.maxBytes ?? Number.POSITIVE_INFINITY))
    return undefined;
  const valid = verdict === "valid";
  const broken = valid ? undefined : context.spec.validators.brokenRule(media.schema, json);
  return buildCase(context, {
    family: "generated",
    name: "generated",
    request: { body: bytes },
    json,
    rule: broken ?? media.schema,
    positive: valid,
    expect: valid
      ? accepted(context, `a valid ${shape.name} with several choices at once`)
      : refused(context, `a ${shape.name} that breaks a rule, with several choices at once`),
  });
}

function* targets(context: OperationContext, random: RandomSource): Generator<Case | undefined> {
  const parameter = context.operation.parameters.filter((one) => one.in === "path" && !one.structured).at(-1);
  if (parameter === undefined) return;
  for (;;) {
    const text = Array.from({ length: 1 + random.below(24) }, () => random.pick(LETTERS) ?? "a").join("");
    const verdict = judgeValue(context.spec, parameter, text);
    if (verdict === "unclear") {
      yield undefined;
      continue;
    }
    const because = `${JSON.stringify(text)} by the rules of ${parameter.name}`;
    yield buildCase(context, {
      family: "generated",
      name: "generated",
      values: { [parameter.name]: text },
      rule: parameter.schema,
      positive: verdict === "valid",
      expect: verdict === "valid" ? reachable(context, parameter, because) : refusedValue(context, parameter, because),
    });
  }
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
