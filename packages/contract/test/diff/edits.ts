/** Small edits of a parsed document, named by JSON pointer, so that a table of specs can be one line a spec. */
export type Edit = (document: Record<string, unknown>) => void;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object, or an array, which is written to by index. */
const isOwner = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function parts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function at(document: unknown, path: readonly string[]): unknown {
  let node = document;
  for (const part of path) {
    const next: unknown = Array.isArray(node) ? node[Number(part)] : isRecord(node) ? node[part] : undefined;
    if (next === undefined) throw new Error(`The table is wrong: nothing at ${path.join(" / ")}`);
    node = next;
  }
  return node;
}

function arrayAt(document: unknown, pointer: string): unknown[] {
  const node = at(document, parts(pointer));
  if (!Array.isArray(node)) throw new Error(`The table is wrong: no array at ${pointer}`);
  return node;
}

function home(document: unknown, pointer: string): { owner: Record<string, unknown>; key: string } {
  const path = parts(pointer);
  const owner = at(document, path.slice(0, -1));
  if (!isOwner(owner)) throw new Error(`The table is wrong: nothing can stand at ${pointer}`);
  return { owner, key: path.at(-1) ?? "" };
}

export const set =
  (pointer: string, value: unknown): Edit =>
  (document) => {
    const { owner, key } = home(document, pointer);
    owner[key] = structuredClone(value);
  };

export const remove =
  (pointer: string): Edit =>
  (document) => {
    const { owner, key } = home(document, pointer);
    if (!(key in owner)) throw new Error(`The table is wrong: nothing to remove at ${pointer}`);
    delete owner[key];
  };

/** Gives the key at `pointer` another name and keeps its place. */
export const rename =
  (pointer: string, name: string): Edit =>
  (document) => {
    const { owner, key } = home(document, pointer);
    const entries = Object.entries(owner);
    if (!(key in owner)) throw new Error(`The table is wrong: nothing to rename at ${pointer}`);
    for (const [other] of entries) delete owner[other];
    for (const [other, value] of entries) owner[other === key ? name : other] = value;
  };

export const push =
  (pointer: string, value: unknown): Edit =>
  (document) => {
    arrayAt(document, pointer).push(structuredClone(value));
  };

/** Takes the first element that has the same JSON as `value` out of the array at `pointer`. */
export const pull =
  (pointer: string, value: unknown): Edit =>
  (document) => {
    const array = arrayAt(document, pointer);
    const index = array.findIndex((item) => JSON.stringify(item) === JSON.stringify(value));
    if (index < 0) throw new Error(`The table is wrong: ${JSON.stringify(value)} is not at ${pointer}`);
    array.splice(index, 1);
  };

/** Changes one key of the relation with this id in the list of relations at `pointer`. */
export const relation =
  (pointer: string, id: string, edit: Edit): Edit =>
  (document) => {
    const found = arrayAt(document, pointer).find((item) => isRecord(item) && item["id"] === id);
    if (!isRecord(found)) throw new Error(`The table is wrong: no relation ${id} at ${pointer}`);
    edit(found);
  };

export const dropRelation =
  (pointer: string, id: string): Edit =>
  (document) => {
    const array = arrayAt(document, pointer);
    const index = array.findIndex((item) => isRecord(item) && item["id"] === id);
    if (index < 0) throw new Error(`The table is wrong: no relation ${id} at ${pointer}`);
    array.splice(index, 1);
  };

/** Writes every reference to one component as a reference to another. */
export const redirect =
  (from: string, to: string): Edit =>
  (document) => {
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(visit);
      if (!isRecord(node)) return;
      for (const [key, value] of Object.entries(node)) {
        if (value === from) node[key] = to;
        else visit(value);
      }
    };
    visit(document);
  };

export const all =
  (...edits: readonly Edit[]): Edit =>
  (document) => {
    for (const edit of edits) edit(document);
  };

/** The same document, its keys written in the opposite order. */
export const reverseKeys: Edit = (document) => {
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isRecord(node)) return;
    const entries = Object.entries(node).reverse();
    for (const [key] of entries) delete node[key];
    for (const [key, value] of entries) {
      node[key] = value;
      visit(value);
    }
  };
  visit(document);
};
