import type { Dictionary } from "../i18n/dictionary.ts";

/** What people call a kind of target; the contract's own word where nobody has a name for it. */
export function kindName(kind: string, t: Dictionary): string {
  const names: Readonly<Record<string, string>> = t.kinds;
  return Object.hasOwn(names, kind) ? (names[kind] ?? kind) : kind;
}
