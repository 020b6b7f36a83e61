import { isJsonObject, type Json } from "../spec/json.ts";
import type { BodyFamily, BodyProbe } from "./body-probe.ts";
import { type Shape, type SlotValue, shapesOf } from "./slots.ts";

/** How many bad values of each part are tried in full company. */
const BAD_VALUES = 2;

/** Every shape with all that is optional, and one bad part at a time in that company: what else is there hides no fault. */
export const combinations: BodyFamily = function* (context): Iterable<BodyProbe> {
  if (context.media === undefined) return;
  for (const shape of shapesOf(context)) {
    const full = everything(shape);
    const json = shape.compose(full);
    const rule = context.media.schema;
    const probe = (name: string, value: typeof json, valid: boolean, because: string): BodyProbe => ({
      family: "combinations",
      name: `(root)/combination/${shape.name}/${name}`,
      json: value,
      valid,
      rule,
      because,
    });
    yield probe("everything", json, true, `a ${shape.name} with every optional part`);
    yield {
      ...probe("everything-reversed", json, true, `a ${shape.name}, its keys in another order, which means nothing`),
      text: JSON.stringify(reversed(json)),
    };
    for (const [index, slot] of shape.slots.entries()) {
      for (const [at, bad] of slot.bad.slice(0, BAD_VALUES).entries()) {
        const spoilt = full.map((value, other) => (other === index ? bad : value));
        const why = `a ${shape.name} with every optional part, of which ${slot.site.label} breaks its rule`;
        yield {
          ...probe(`bad-${slot.site.property}-${at + 1}`, shape.compose(spoilt), false, why),
          rule: slot.site.node.pointer,
        };
      }
      if (!slot.site.required) continue;
      const lacking = full.map((value, other) => (other === index ? undefined : value));
      yield probe(
        `no-${slot.site.property}`,
        shape.compose(lacking),
        false,
        `a ${shape.name} without ${slot.site.label}`,
      );
    }
  }
};

/** A value with the keys of every object in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

const everything = (shape: Shape): SlotValue[] =>
  shape.slots.map((slot) => slot.good.find((value) => value !== undefined));
