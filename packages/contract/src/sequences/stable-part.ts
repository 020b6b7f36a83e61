import { isRecord } from "../spec/json.ts";
import { type Operation, replyFor } from "../spec/operation.ts";
import { branchesOf, keyword, type SchemaNode, schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";

const MAX_DEPTH = 12;

/**
 * What of a reply has to be the same each time: the properties that the spec declares, without times and durations. Keys
 * that it does not declare may hold anything, a request's id for one.
 */
export function stablePart(spec: Spec, operation: Operation, status: number, body: unknown): unknown {
  const schema = replyFor(operation, status)?.media[0]?.schema;
  const clocks = operation.relations.flatMap(({ claim, reply }) => (claim.kind === "near-now" ? [reply] : []));
  const walk: Walk = { spec, clocks };
  return schema === undefined ? body : project(walk, schemaNode(spec.document, schema), body, 0, "");
}

interface Walk {
  readonly spec: Spec;
  /** Pointers to what the spec says is the time of the reply. */
  readonly clocks: readonly string[];
}

function project(walk: Walk, node: SchemaNode, value: unknown, depth: number, at: string): unknown {
  const { spec, clocks } = walk;
  if (depth > MAX_DEPTH) return undefined;
  const taken = branchesOf(spec.document, node).find((branch) =>
    spec.replyValidators.valid(branch.node.pointer, value),
  );
  if (taken !== undefined) return project(walk, taken.node, value, depth + 1, at);
  const items = keyword(node, "items");
  if (Array.isArray(value)) {
    return items === undefined
      ? value.length
      : value.map((entry, index) =>
          project(walk, schemaNode(spec.document, items.pointer), entry, depth + 1, `${at}/${index}`),
        );
  }
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, pointer] of node.properties) {
    if (!Object.hasOwn(value, name)) continue;
    const inner = schemaNode(spec.document, pointer);
    const place = `${at}/${name}`;
    if (!isTime(inner) && !clocks.includes(place)) kept[name] = project(walk, inner, value[name], depth + 1, place);
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
