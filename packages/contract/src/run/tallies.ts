import { CHECKS, type Finding } from "../checks/index.ts";
import type { CheckTally } from "./result.ts";

/** Counts, per operation and check, how often it was judged and how often it failed. */
export interface Tallies {
  add(operation: string, findings: readonly Finding[]): void;
  list(): readonly CheckTally[];
}

export function createTallies(operations: readonly string[]): Tallies {
  const judged = new Map<string, number>(operations.map((operation) => [operation, 0]));
  const failed = new Map<string, Map<string, number>>();
  return {
    add(operation, findings) {
      judged.set(operation, (judged.get(operation) ?? 0) + 1);
      const own = failed.get(operation) ?? new Map<string, number>();
      failed.set(operation, own);
      for (const name of new Set(findings.map((finding) => checkName(finding.check))))
        own.set(name, (own.get(name) ?? 0) + 1);
    },
    list() {
      const names = new Set([
        ...CHECKS.map((check) => check.name),
        ...[...failed.values()].flatMap((own) => [...own.keys()]),
      ]);
      return [...judged].flatMap(([operation, count]) =>
        [...names].map((check) => ({
          operation,
          check,
          judged: count,
          failed: failed.get(operation)?.get(check) ?? 0,
        })),
      );
    },
  };
}

/** `relation:ID` counts as `relations`. */
const checkName = (check: string): string => (check.startsWith("relation:") ? "relations" : check);
