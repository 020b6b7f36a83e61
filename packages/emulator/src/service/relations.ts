import type { RelationEntry } from "@emchat/schema";

/** What relations are made true with. */
export interface RelationContext {
  readonly status: number;
  /** Path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A copy of an example in which the contract's relations hold: echoes, constants, lengths, clocks, beginnings. */
export function withRelations(
  example: unknown,
  relations: readonly RelationEntry[],
  context: RelationContext,
): unknown {
  const holding = relations.filter(({ when }) => when.some((status) => isMeant(status, context.status)));
  if (holding.length === 0) return example;
  let value = structuredClone(example);
  for (const relation of holding) value = changed(value, keysOf(relation.reply), (old) => held(old, relation, context));
  return value;
}

function isMeant(when: string, status: number): boolean {
  return when === String(status) || when === `${Math.floor(status / 100)}XX`;
}

function held(value: unknown, relation: RelationEntry, { parameters, now }: RelationContext): unknown {
  const { equals, length, near, startsWith } = relation;
  if (equals !== undefined) {
    if ("const" in equals) return equals.const;
    const echo = parameters[equals.path];
    if (echo === undefined || String(value) === echo) return value;
    if (typeof value === "boolean" && /^(?:true|false)$/.test(echo)) return echo === "true";
    return typeof value === "number" && Number.isFinite(Number(echo)) ? Number(echo) : echo;
  }
  if (length !== undefined && Array.isArray(value)) return ofLength(value, length);
  if (near === "now") return now;
  if (startsWith !== undefined && typeof value === "string" && !startsWith.some((text) => value.startsWith(text)))
    return `${startsWith[0] ?? ""}${value}`;
  return value;
}

function ofLength(list: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, at) => structuredClone(list[at % list.length]));
}

/** Changes what a pointer leads to, in place; a pointer that leads nowhere changes nothing. */
function changed(root: unknown, keys: readonly string[], change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(root);
  if (typeof root !== "object" || root === null || !Object.hasOwn(root, key)) return root;
  const owner = root as Record<string, unknown>;
  owner[key] = changed(owner[key], rest, change);
  return root;
}

function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
