import type { Operation } from "./operation.ts";

const patterns = new Map<string, RegExp>();

/** What takes the paths of a template: a parameter takes anything but a slash. */
function patternOf(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&"));
  const made = new RegExp(`^${parts.join("([^/]*)")}$`, "su");
  patterns.set(template, made);
  return made;
}

/** Whether a template of the spec takes a path. */
export const matches = (template: string, path: string): boolean => patternOf(template).test(path);

/** The raw values of a path by the names in its template, or undefined when the template does not take it. */
export function segmentsOf(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const found = patternOf(template).exec(path);
  if (found === null) return undefined;
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

/** Templates other than an operation's own that take a path as well: which of them a server means is its own affair. */
export const rivals = (operations: readonly Operation[], own: string, path: string): readonly Operation[] =>
  operations.filter(({ template }) => template !== own && matches(template, path));
