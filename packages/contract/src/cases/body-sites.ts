import { isJsonObject, type Json, type JsonObject } from "../spec/json.ts";
import { keyword, namedBranchesOf, requiredOf, type SchemaNode, schemaNode, typesOf } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { entrySchema, isReadOnly, type Sampler } from "./sampler.ts";

/** How deep a body is walked. */
const MAX_DEPTH = 8;

/** So many places of one body are probed; a larger body is probed in its outer ones. */
const MAX_SITES = 400;

/** How often one schema may lie within itself before its inside is left alone. */
const MAX_TURNS = 2;

/** One place in a body where a schema applies, with a valid body around it. */
export interface BodySite {
  /** Readable and unique in its body: `msg~img.size.width`. */
  readonly label: string;
  /** The property names that lead to it; empty for the whole body. */
  readonly path: readonly string[];
  /** The branches of unions it lies within, outermost first. */
  readonly within: readonly string[];
  /** It lies inside something optional, a list or a map. */
  readonly nested: boolean;
  readonly node: SchemaNode;
  /** A valid value for the place. */
  readonly base: Json;
  /** The whole body with `value` in the place. */
  wrap(value: Json): Json;
  /** The name, when the place is a property. */
  readonly property?: string;
  /** The object that holds it requires it. */
  readonly required: boolean;
  /** The whole body without the property. */
  omit?(): Json;
  /** The schema of the object that holds it. */
  readonly owner?: SchemaNode;
  /** It is one branch of a union whose own site comes before. */
  readonly branch: boolean;
  /** It is such a union. */
  readonly union: boolean;
}

/** Every place of a body, unions before their branches, objects before their properties. */
export function bodySites(spec: Spec, sampler: Sampler, schema: string): readonly BodySite[] {
  const sites: BodySite[] = [];
  type Place = Pick<BodySite, "wrap" | "required" | "path" | "within" | "nested"> &
    Partial<Pick<BodySite, "property" | "omit" | "owner">>;
  const open: string[] = [];
  const inner = ({ path, within }: Place) => ({ path, within, nested: true, required: false });
  const walk = (
    node: SchemaNode,
    label: string,
    place: Place,
    branch: boolean,
    depth: number,
    fixed?: JsonObject,
  ): void => {
    if (depth > MAX_DEPTH || sites.length >= MAX_SITES || isReadOnly(node)) return;
    if (open.filter((pointer) => pointer === node.pointer).length >= MAX_TURNS) return;
    open.push(node.pointer);
    inside(node, label, place, branch, depth, fixed);
    open.pop();
  };
  const inside = (
    node: SchemaNode,
    label: string,
    place: Place,
    branch: boolean,
    depth: number,
    fixed: JsonObject | undefined,
  ): void => {
    const branches = namedBranchesOf(spec.document, node);
    const least = sampler.minimal(node);
    const base = fixed !== undefined && isJsonObject(least) ? { ...least, ...fixed } : least;
    sites.push({ label, node, base, ...place, branch, union: branches.length > 0 });
    for (const { name, node: taken, fixed: value } of branches) {
      const within = [...place.within, `${label}~${name}`];
      const fixing = value === undefined ? undefined : { [value.property]: value.value };
      walk(taken, `${label}~${name}`, { ...place, within }, true, depth + 1, fixing);
    }
    // A union beside properties of its own is probed in those of its branches alone.
    if (branches.length > 0) return;
    const types = typesOf(node);
    if (types.includes("object") && isJsonObject(base)) {
      const required = requiredOf(node);
      for (const [name, pointer] of node.properties) {
        const child: Place = {
          wrap: (value) => place.wrap({ ...base, [name]: value }),
          omit: () => place.wrap(without(base, name)),
          path: [...place.path, name],
          within: place.within,
          nested: place.nested || (place.property !== undefined && !place.required),
          property: name,
          required: required.has(name),
          owner: node,
        };
        walk(schemaNode(spec.document, pointer), label === "" ? name : `${label}.${name}`, child, false, depth + 1);
      }
      const entry = entrySchema(node);
      if (entry !== undefined) {
        const child: Place = {
          ...inner(place),
          wrap: (value) => place.wrap({ ...base, key: value }),
        };
        walk(schemaNode(spec.document, entry), `${label}.*`, child, false, depth + 1);
      }
    }
    const items = keyword(node, "items");
    if (types.includes("array") && items !== undefined) {
      const child: Place = {
        ...inner(place),
        wrap: (value) => place.wrap([value, ...(base as Json[]).slice(1)]),
      };
      walk(schemaNode(spec.document, items.pointer), `${label}[]`, child, false, depth + 1);
    }
  };
  walk(
    schemaNode(spec.document, schema),
    "",
    { wrap: (value) => value, required: true, path: [], within: [], nested: false },
    false,
    0,
  );
  return sites;
}

/** A copy of an object without one property. */
export function without(object: JsonObject, name: string): JsonObject {
  const copy = { ...object };
  delete copy[name];
  return copy;
}
