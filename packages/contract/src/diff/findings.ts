import type { Bump, Change, Party } from "./change.ts";
import { CALLERS, type Outcome } from "./direction.ts";

/** One difference as one operation meets it. The same difference met twice, behind a shared component, is one change. */
export interface Finding {
  readonly rule: string;
  /** What changed: a clause that begins the sentence. */
  readonly what: string;
  readonly outcome: Outcome;
  readonly operation?: string | undefined;
  readonly old?: string | undefined;
  readonly new?: string | undefined;
}

export type Report = (finding: Finding) => void;

export interface Findings {
  readonly report: Report;
  readonly changes: () => Change[];
}

const bumps: readonly Bump[] = ["patch", "minor", "major"];

/** The higher of two bumps. */
export function higher(left: Bump, right: Bump): Bump {
  return bumps.indexOf(left) >= bumps.indexOf(right) ? left : right;
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function toChange(met: readonly Finding[], first: Finding): Change {
  const worst = met.reduce((left, right) =>
    higher(left.outcome.bump, right.outcome.bump) === left.outcome.bump ? left : right,
  );
  const breaks: Party[] = [...new Set(met.flatMap((finding) => finding.outcome.breaks))];
  const touched = (findings: readonly Finding[]): string[] => [
    ...new Set(findings.flatMap((finding) => (finding.operation === undefined ? [] : [finding.operation]))),
  ];
  const broken = touched(met.filter((finding) => finding.outcome === worst.outcome));
  const callers = broken.length === 0 ? "callers" : `callers of ${listed(broken)}`;
  return {
    rule: first.rule,
    verdict: breaks.length > 0 ? "breaking" : "non-breaking",
    bump: worst.outcome.bump,
    breaks,
    operations: touched(met),
    ...(first.old === undefined ? {} : { old: first.old }),
    ...(first.new === undefined ? {} : { new: first.new }),
    sentence: `${first.what}: ${worst.outcome.consequence.replaceAll(CALLERS, callers)}.`,
  };
}

/** Collects findings and makes one change of those that are the same difference, the breaking ones first. */
export function collectFindings(): Findings {
  const groups = new Map<string, Finding[]>();
  return {
    report: (finding) => {
      const key = JSON.stringify([finding.rule, finding.old, finding.new, finding.what]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [finding]);
      else group.push(finding);
    },
    changes: () => {
      const changes = [...groups.values()].flatMap((met) => (met[0] === undefined ? [] : [toChange(met, met[0])]));
      return changes.sort((left, right) => bumps.indexOf(right.bump) - bumps.indexOf(left.bump));
    },
  };
}
