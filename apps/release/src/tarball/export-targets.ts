import type { Exports, Manifest } from "./tarball.ts";

/** One leaf of an exports map. */
export interface ExportTarget {
  /** The subpath as a user imports it: `.`, `./msw`. */
  subpath: string;
  /** The conditions on the way to the file, outermost first. */
  conditions: string[];
  file: string;
}

/** Every file that a package's exports map leads to; empty when it has no map. */
export function exportTargets({ exports }: Manifest): ExportTarget[] {
  if (exports === undefined || exports === null) return [];
  if (typeof exports === "string" || !Object.keys(exports).some((key) => key.startsWith(".")))
    return leaves(".", exports);
  return Object.entries(exports).flatMap(([subpath, value]) => leaves(subpath, value));
}

function leaves(subpath: string, value: Exports, conditions: string[] = []): ExportTarget[] {
  if (value === null) return [];
  if (typeof value === "string") return [{ subpath, conditions, file: value.replace(/^\.\//, "") }];
  return Object.entries(value).flatMap(([condition, inner]) => leaves(subpath, inner, [...conditions, condition]));
}

/** Whether a file of an exports map is a module, in contrast to a document such as the spec. */
export function isModule(file: string): boolean {
  return /\.[cm]?js$/.test(file);
}
