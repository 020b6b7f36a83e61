import { type ObjectRule, RULES } from "./grammar.ts";
import { keysOf } from "./json.ts";

/**
 * What stands at a pointer by the grammar: the name of an object's rule, or `data` for a value and all that is in it. A keyword's
 * name says nothing by itself: properties, components and headers may be called `example` or `schema`.
 *
 * @returns `undefined` in a map or a list itself, and where the grammar knows nothing
 */
export function kindAt(jsonPointer: string): string | undefined {
  let kind: string | undefined = "Root";
  /** What the entries of the map or list are that the last key named. */
  let entries: string | undefined;
  for (const key of keysOf(jsonPointer)) {
    if (entries !== undefined) {
      [kind, entries] = [entries, undefined];
      continue;
    }
    const rule: ObjectRule | undefined = RULES[kind ?? ""];
    const fate: string | undefined = rule && fateOf({ ...rule.extensions, ...rule.fields }, key);
    if (fate === undefined || fate.startsWith("!")) return undefined;
    if (/^[=~]/.test(fate)) return "data";
    const word: string | undefined = /\w+/.exec(fate)?.[0];
    [kind, entries] = /^[[{]/.test(fate) ? [undefined, word] : [word, undefined];
  }
  return kind;
}

export function isData(jsonPointer: string): boolean {
  return kindAt(jsonPointer) === "data";
}

function fateOf(fates: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(fates, key) ? fates[key] : undefined;
}
