import { isRecord } from "../spec/json.ts";
import { type Operation, replyFor } from "../spec/operation.ts";
import { branchesOf, keyword, propertiesOf, type SchemaNode, schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";

const MAX_DEPTH = 12;

/**
 * What of a reply has to be the same each time: the properties that the spec declares, without times and durations. Keys
 * that it does not declare may hold anything, a request's id for one.
 */
export function stablePart(spec: Spec, operation: Operation, status: number, body: unknown): unknown {
  const schema = replyFor(operation, status)?.media[0]?.schema;
  return schema === undefined ? body : project(spec, schemaNode(spec.document, schema), body, 0);
}

function project(spec: Spec, node: SchemaNode, value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) return undefined;
  const taken = branchesOf(spec.document, node).find((branch) =>
    spec.replyValidators.valid(branch.node.pointer, value),
  );
  if (taken !== undefined) return project(spec, taken.node, value, depth + 1);
  const items = keyword(node, "items");
  if (Array.isArray(value)) {
    return items === undefined
      ? value.length
      : value.map((entry) => project(spec, schemaNode(spec.document, items.pointer), entry, depth + 1));
  }
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, pointer] of propertiesOf(node)) {
    if (!Object.hasOwn(value, name)) continue;
    const inner = schemaNode(spec.document, pointer);
    if (!isTime(inner)) kept[name] = project(spec, inner, value[name], depth + 1);
  }
  return kept;
}

const isTime = (node: SchemaNode): boolean => {
  const format = keyword(node, "format")?.value;
  const text = String(keyword(node, "description")?.value ?? "");
  return format === "date-time" || /milliseconds|microseconds|\bepoch\b|seconds since/i.test(text);
};

/** The shape of a value: its keys and types, without what they hold. */
export function shapeOf(value: unknown): unknown {
  // How many there are changes; what one of them looks like does not.
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  return value === null ? "null" : typeof value;
}
