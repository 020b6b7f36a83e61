import { stepsOf } from "./pointer.ts";

/** What a compiler of schemas has to know of a whole document. */
export interface Traits {
  /** References to what has no name of its own: from within a schema that has a key, Ajv would look for them in that schema. */
  readonly references: ReadonlySet<string>;
  /** Whether some name is one that every object has by itself. */
  readonly inherited: boolean;
}

/** Walks a document once. */
export function traitsOf(root: unknown): Traits {
  const references = new Set<string>();
  const seen = new WeakSet<object>();
  let inherited = false;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const reference = "$ref" in value ? value.$ref : undefined;
    if (typeof reference === "string" && reference.startsWith("#/") && stepsOf(reference).length > 3)
      references.add(reference);
    for (const [name, inner] of Object.entries(value)) {
      inherited ||= name in Object.prototype;
      visit(inner);
    }
  };
  visit(root);
  return { references, inherited };
}
