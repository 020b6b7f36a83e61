import { type Document, isMap, isScalar, type LineCounter, type Node } from "yaml";

/** A place in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a value stands in a YAML file, or the key before it. Of a path that leads to nothing it is the place of the last part
 * that is there.
 */
export function placeInYaml(
  document: Document,
  lines: LineCounter,
  path: readonly (string | number)[],
  of: "key" | "value",
): Place {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    const key = of === "key" && index === path.length - 1 ? keyNode(node, part) : undefined;
    const next = key ?? child(node, part);
    if (next === undefined) break;
    node = next;
    offset = offsetOf(node) ?? offset;
  }
  return placeOfOffset(lines, offset);
}

/** The place of an offset, in characters from the beginning of the file. */
export function placeOfOffset(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function child(node: unknown, part: string | number): unknown {
  if (typeof node !== "object" || node === null || !("items" in node) || !Array.isArray(node.items)) return undefined;
  if (!isMap(node)) return (node.items as unknown[])[Number(part)];
  return node.items.find(({ key }) => nameOf(key) === String(part))?.value ?? undefined;
}

function keyNode(node: unknown, part: string | number): unknown {
  return isMap(node) ? node.items.find(({ key }) => nameOf(key) === String(part))?.key : undefined;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function offsetOf(node: unknown): number | undefined {
  const range = typeof node === "object" && node !== null && "range" in node ? (node as Node).range : undefined;
  return range?.[0];
}
