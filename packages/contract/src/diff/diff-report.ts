import type { Bump, Change } from "./change.ts";
import type { Declared } from "./read-changesets.ts";
import type { SpecFile } from "./read-spec.ts";
import { bumpAt, highestBump } from "./version-bump.ts";

/** Everything that a comparison has to say, in the form that every format is written from. */
export interface DiffReport {
  readonly old: string;
  readonly new: string;
  /** `info.version` of the old document, which decides what a breaking change asks for. */
  readonly version: string;
  /** The highest bump that the changes ask for at that version. */
  readonly asked: Bump | "none";
  /** What the pending changesets declare, where they were looked at. */
  readonly declared?: { readonly bump: Bump | "none"; readonly files: readonly string[]; readonly enough: boolean };
  /** Who else was asked. */
  readonly secondOpinion: string;
  readonly breaking: number;
  readonly changes: readonly LocatedChange[];
}

/** A change with the bump that it asks for at this version, and the line where it stands. */
export interface LocatedChange extends Change {
  readonly asks: Bump;
  readonly file: string;
  readonly line?: number;
}

const rank = { none: 0, patch: 1, minor: 2, major: 3 };

function locate(change: Change, old: SpecFile, renewed: SpecFile, version: string): LocatedChange {
  const [file, pointer] = change.new === undefined ? [old, change.old] : [renewed, change.new];
  const line = pointer === undefined ? undefined : file.lineOf(pointer);
  return { ...change, asks: bumpAt(version, change.bump), file: file.name, ...(line === undefined ? {} : { line }) };
}

/** Puts the changes, the bump that they ask for and the bump that is declared together. */
export function makeReport(
  old: SpecFile,
  renewed: SpecFile,
  version: string,
  changes: readonly Change[],
  secondOpinion: string,
  declared: Declared | undefined,
): DiffReport {
  const highest = highestBump(changes);
  const asked = highest === "none" ? "none" : bumpAt(version, highest);
  return {
    old: old.name,
    new: renewed.name,
    version,
    asked,
    ...(declared === undefined ? {} : { declared: { ...declared, enough: rank[declared.bump] >= rank[asked] } }),
    secondOpinion,
    breaking: changes.filter(({ verdict }) => verdict === "breaking").length,
    changes: changes.map((change) => locate(change, old, renewed, version)),
  };
}
