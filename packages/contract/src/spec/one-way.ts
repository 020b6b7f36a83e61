import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import { join } from "./pointer.ts";
import { schemaNode } from "./schema-node.ts";
import { MAYBE_NULL } from "./upgrade.ts";

/** Who sends what is judged: what only the other side sends is not required of it. */
export type Sender = "client" | "server";

/**
 * The document as one side keeps it: a property that only the other side sends (`readOnly` for a client, `writeOnly` for
 * a server) is required of nobody here, and a server may send null where that is unclear. The document itself when it
 * has neither.
 */
export function asSentBy(spec: SpecDocument, sender: Sender): Readonly<Record<string, unknown>> {
  const mark = sender === "client" ? "readOnly" : "writeOnly";
  const foreign = foreignNames(spec, mark);
  const forgiven = sender === "server" && spec.says("nullable");
  if (foreign.size === 0 && !forgiven) return spec.root;
  const copy = (value: unknown, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((entry, index) => copy(entry, join(pointer, index)));
    if (!isRecord(value)) return value;
    const names = foreign.get(pointer);
    const own = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === "required" && Array.isArray(inner) && names !== undefined
          ? inner.filter((name) => !names.has(String(name)))
          : copy(inner, join(pointer, key)),
      ]),
    );
    return forgiven && value[MAYBE_NULL] === true ? { anyOf: [own, { type: "null" }] } : own;
  };
  return copy(spec.root, "") as Readonly<Record<string, unknown>>;
}

/** For every schema with a `required`, which of its properties only the other side sends; an `allOf` shares them. */
function foreignNames(spec: SpecDocument, mark: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (value: unknown, pointer: string): void => {
    if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, join(pointer, index));
    if (!isRecord(value)) return;
    if (isRecord(value["properties"]) || Array.isArray(value["allOf"])) note(spec, pointer, mark, found);
    for (const [key, inner] of Object.entries(value))
      if (key !== "examples" && key !== "example") visit(inner, join(pointer, key));
  };
  visit(spec.root["components"], "/components");
  visit(spec.root["paths"], "/paths");
  return found;
}

function note(spec: SpecDocument, pointer: string, mark: string, found: Map<string, Set<string>>): void {
  const node = schemaNode(spec, pointer);
  const names = [...node.properties]
    .filter(([, at]) => schemaNode(spec, at).facets.some(({ schema }) => schema[mark] === true))
    .map(([name]) => name);
  if (names.length === 0) return;
  for (const facet of node.facets) {
    const known = found.get(facet.pointer) ?? new Set();
    for (const name of names) known.add(name);
    found.set(facet.pointer, known);
  }
}
