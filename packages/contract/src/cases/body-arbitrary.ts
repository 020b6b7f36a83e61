import fc, { type Arbitrary } from "fast-check";
import { isJsonObject, type Json } from "../spec/json.ts";
import {
  branchesOf,
  enumOf,
  keyword,
  numberKeyword,
  requiredOf,
  type SchemaNode,
  schemaNode,
  typesOf,
} from "../spec/schema-node.ts";
import type { OperationContext } from "./operation-context.ts";
import { entrySchema, isOpen } from "./sampler.ts";

/** Drawn texts are this long at most; the bounds family sees to longer ones. */
const MAX_TEXT = 80;
const MAX_DEPTH = 8;

/** Bodies by their schema, mostly valid, and now and then with one part that is anything at all. */
export function bodyArbitrary(context: OperationContext): Arbitrary<Json> {
  const schema = context.media?.schema;
  if (schema === undefined) return fc.constant(null);
  const limit = context.operation.body?.maxBytes ?? Number.POSITIVE_INFINITY;
  const valid = arbitraryOf(context, schemaNode(context.spec.document, schema), 0);
  const spoilt = fc.tuple(valid, fc.nat(), anything()).map(([body, at, other]) => spoil(body, at, other));
  return fc
    .oneof({ weight: 3, arbitrary: valid }, { weight: 1, arbitrary: spoilt })
    .filter((body) => Buffer.byteLength(JSON.stringify(body)) <= limit);
}

const anything = (): Arbitrary<Json> =>
  fc.jsonValue({ maxDepth: 3, depthSize: "small", stringUnit: "binary" }).map((value) => value as Json);

function arbitraryOf(context: OperationContext, node: SchemaNode, depth: number): Arbitrary<Json> {
  const { document } = context.spec;
  if (depth > MAX_DEPTH) return fc.constant(context.sampler.minimal(node));
  const branches = branchesOf(document, node);
  if (branches.length > 0) return fc.oneof(...branches.map((branch) => arbitraryOf(context, branch.node, depth + 1)));
  const listed = enumOf(node);
  if (listed !== undefined) return fc.constantFrom(...(listed.value as Json[]));
  const types = typesOf(node);
  if (types.includes("object")) return objectOf(context, node, depth);
  if (types.includes("array")) return arrayOf(context, node, depth);
  if (types.includes("string")) return textOf(context, node);
  if (types.includes("integer")) {
    const least = numberKeyword(node, "minimum")?.value ?? Number.MIN_SAFE_INTEGER;
    return fc.integer({ min: least, max: numberKeyword(node, "maximum")?.value ?? Number.MAX_SAFE_INTEGER });
  }
  if (types.includes("number")) {
    const [min, max] = [numberKeyword(node, "minimum")?.value, numberKeyword(node, "maximum")?.value];
    return fc.double({
      noNaN: true,
      noDefaultInfinity: true,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    });
  }
  if (types.includes("boolean")) return fc.boolean();
  return anything();
}

function objectOf(context: OperationContext, node: SchemaNode, depth: number): Arbitrary<Json> {
  if (isOpen(node) && node.properties.size === 0) {
    return fc
      .dictionary(fc.string({ unit: "grapheme", maxLength: 12 }), anything(), { maxKeys: 6 })
      .map((value) => ({ ...value }));
  }
  const entry = entrySchema(node);
  if (entry !== undefined && node.properties.size === 0) {
    const most = numberKeyword(node, "maxProperties")?.value ?? 8;
    const value = arbitraryOf(context, schemaNode(context.spec.document, entry), depth + 1);
    return fc
      .dictionary(fc.string({ maxLength: 12 }), value, { maxKeys: Math.min(most, 20) })
      .map((map) => ({ ...map }));
  }
  const model = Object.fromEntries(
    [...node.properties].map(([name, at]) => [
      name,
      arbitraryOf(context, schemaNode(context.spec.document, at), depth + 1),
    ]),
  );
  const names = [...requiredOf(node)].filter((name) => name in model);
  return fc.record(model, { requiredKeys: names, noNullPrototype: true }).map((value) => ({ ...value }) as Json);
}

function arrayOf(context: OperationContext, node: SchemaNode, depth: number): Arbitrary<Json> {
  const items = keyword(node, "items");
  const inner =
    items === undefined
      ? anything()
      : arbitraryOf(context, schemaNode(context.spec.document, items.pointer), depth + 1);
  const minLength = numberKeyword(node, "minItems")?.value ?? 0;
  const most = Math.min(numberKeyword(node, "maxItems")?.value ?? minLength + 5, minLength + 20);
  return fc.array(inner, { minLength, maxLength: most }).map((list) => list);
}

function textOf(context: OperationContext, node: SchemaNode): Arbitrary<Json> {
  const pattern = keyword(node, "pattern")?.value;
  const least = numberKeyword(node, "minLength")?.value ?? 0;
  const most = Math.max(least, Math.min(numberKeyword(node, "maxLength")?.value ?? MAX_TEXT, MAX_TEXT));
  const drawn =
    typeof pattern === "string"
      ? fc.stringMatching(new RegExp(pattern, "u"), { size: "small" })
      : fc.string({ unit: "binary", minLength: least, maxLength: most });
  const fallback = context.sampler.minimal(node);
  return drawn.map((text): Json => (context.sampler.valid(node, text) ? text : fallback));
}

/** Puts something else in the place of one part of a body. */
function spoil(body: Json, at: number, other: Json): Json {
  if (isJsonObject(body)) {
    const names = Object.keys(body);
    const name = names[at % (names.length + 1)];
    if (name === undefined) return { ...body, no_such_property: other };
    return { ...body, [name]: at % 2 === 0 ? other : spoil(body[name] ?? null, Math.floor(at / 3), other) };
  }
  return other;
}
