import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import { onceFor } from "./once-for.ts";
import { join } from "./pointer.ts";
import { MAYBE_NULL } from "./upgrade.ts";

/** A schema of the spec, its references followed and its `allOf` spread out, each part knowing where it stands. */
export interface SchemaNode {
  readonly pointer: string;
  /** The schema itself first, then what it takes in by `allOf`. */
  readonly facets: readonly Facet[];
  /** Where the properties that it declares stand, by name. */
  readonly properties: ReadonlyMap<string, string>;
}

interface Facet {
  readonly pointer: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The value of a keyword and where it stands. */
export interface Keyword<T> {
  readonly value: T;
  readonly pointer: string;
}

/** One way a union can be taken. */
export interface Branch {
  readonly name: string;
  readonly node: SchemaNode;
  /** The discriminator's property and the value of it that this is; a branch with two values is there twice. */
  readonly fixed?: { readonly property: string; readonly value: string };
}

const MAX_ALL_OF_DEPTH = 8;

/** Keywords that say nothing of a value. */
const REMARKS = new Set([
  "$ref",
  "description",
  "summary",
  "title",
  "deprecated",
  "examples",
  "example",
  "externalDocs",
]);

/** Opens the schema at a pointer. */
export const schemaNode: (spec: SpecDocument, pointer: string) => SchemaNode = onceFor(open);

function open(spec: SpecDocument, pointer: string): SchemaNode {
  const facets: Facet[] = [];
  const seen = new Set<string>();
  const collect = (at: string, depth: number): string => {
    const found = spec.resolve(at);
    const beside = spec.valueAt(at);
    if (isRecord(beside) && Object.keys(beside).some((key) => !REMARKS.has(key)) && found.pointer !== at) {
      facets.push({ pointer: at, schema: beside });
      collect(found.pointer, depth);
      return at;
    }
    const schema = isRecord(found.value) ? found.value : {};
    // A part that several parts share counts once; without that, parts of parts could be without number.
    if (seen.has(found.pointer)) return found.pointer;
    seen.add(found.pointer);
    facets.push({ pointer: found.pointer, schema });
    const parts = schema["allOf"];
    if (Array.isArray(parts) && depth < MAX_ALL_OF_DEPTH) {
      parts.forEach((_, index) => {
        collect(join(found.pointer, "allOf", index), depth + 1);
      });
    }
    return found.pointer;
  };
  return { pointer: collect(pointer, 0), facets, properties: declaredIn(facets) };
}

/** The first value of a keyword among a node's facets. */
export function keyword(node: SchemaNode, name: string): Keyword<unknown> | undefined {
  for (const facet of node.facets) {
    if (facet.schema[name] !== undefined) return { value: facet.schema[name], pointer: join(facet.pointer, name) };
  }
  return undefined;
}

/** A keyword that is a number. */
export function numberKeyword(node: SchemaNode, name: string): Keyword<number> | undefined {
  const found = keyword(node, name);
  return typeof found?.value === "number" ? { value: found.value, pointer: found.pointer } : undefined;
}

/** Whether right servers may take null for a node or not: OpenAPI 3.0 said it, or a document still says it that way. */
export const mayBeNull = (node: SchemaNode): boolean =>
  ["nullable", MAYBE_NULL].some((name) => keyword(node, name)?.value === true);

/** The types a node admits; what its other keywords imply where it names none. */
export function typesOf(node: SchemaNode): readonly string[] {
  const type = keyword(node, "type")?.value;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.filter((entry): entry is string => typeof entry === "string");
  if (keyword(node, "properties") !== undefined || keyword(node, "required") !== undefined) return ["object"];
  if (keyword(node, "items") !== undefined) return ["array"];
  return [];
}

/** Where the properties of all facets stand, by name. */
function declaredIn(facets: readonly Facet[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const facet of facets) {
    const properties = facet.schema["properties"];
    if (!isRecord(properties)) continue;
    for (const name of Object.keys(properties)) found.set(name, join(facet.pointer, "properties", name));
  }
  return found;
}

/** The names a node requires. */
export function requiredOf(node: SchemaNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const facet of node.facets) {
    const list = facet.schema["required"];
    if (Array.isArray(list)) for (const name of list) if (typeof name === "string") names.add(name);
  }
  return names;
}

/** The values a node is limited to, by `enum` or `const`. */
export function enumOf(node: SchemaNode): Keyword<readonly unknown[]> | undefined {
  const list = keyword(node, "enum");
  if (Array.isArray(list?.value)) return { value: list.value, pointer: list.pointer };
  const constant = keyword(node, "const");
  return constant === undefined ? undefined : { value: [constant.value], pointer: constant.pointer };
}

/** The branches of a `oneOf` or `anyOf`, named by their discriminator's value, their title or their reference. */
export const branchesOf: (spec: SpecDocument, node: SchemaNode) => readonly Branch[] = onceFor(branches);

function branches(spec: SpecDocument, node: SchemaNode): readonly Branch[] {
  const union = keyword(node, "oneOf") ?? keyword(node, "anyOf");
  if (!Array.isArray(union?.value)) return [];
  const discriminator = keyword(node, "discriminator")?.value;
  const property = isRecord(discriminator) ? discriminator["propertyName"] : undefined;
  return union.value.map((_, index) => {
    const branch = schemaNode(spec, join(union.pointer, index));
    return { name: branchName(spec, branch, typeof property === "string" ? property : undefined, index), node: branch };
  });
}

/** The same, with a branch for each value of its discriminator: `text` and `txt` may be one schema, and two to a server. */
export function namedBranchesOf(spec: SpecDocument, node: SchemaNode): readonly Branch[] {
  const discriminator = keyword(node, "discriminator")?.value;
  const property = isRecord(discriminator) ? discriminator["propertyName"] : undefined;
  return branchesOf(spec, node).flatMap((branch): Branch[] => {
    const at = typeof property === "string" ? branch.node.properties.get(property) : undefined;
    const values = at === undefined ? [] : (enumOf(schemaNode(spec, at))?.value ?? []);
    const texts = values.filter((value): value is string => typeof value === "string");
    if (typeof property !== "string" || texts.length === 0) return [branch];
    return texts.map((value) => ({ name: value, node: branch.node, fixed: { property, value } }));
  });
}

function branchName(spec: SpecDocument, branch: SchemaNode, property: string | undefined, index: number): string {
  const at = property === undefined ? undefined : branch.properties.get(property);
  const first = at === undefined ? undefined : enumOf(schemaNode(spec, at))?.value[0];
  if (typeof first === "string") return first;
  const title = keyword(branch, "title")?.value;
  if (typeof title === "string") return title.replaceAll(/[^A-Za-z0-9]+/g, "-");
  const last = branch.pointer.split("/").at(-1) ?? "";
  return /^\d+$/.test(last) ? (typesOf(branch)[0] ?? `branch-${index}`) : last;
}
