import type { Failure, FailureGroup } from "./result.ts";

/** More rules than this that fail alike in one operation have one cause: the server forgot them all. */
const MANY_RULES = 6;

/** Puts failures of one cause together: same check, same rule of the spec, same difference. */
export function groupFailures(failures: readonly Failure[]): readonly FailureGroup[] {
  const byRule = gather(failures, (failure) => `${failure.check}|${failure.rule}|${difference(failure)}`);
  const byDifference = new Map<string, Failure[][]>();
  for (const group of byRule.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const key = `${first.check}|${difference(first)}`;
    byDifference.set(key, [...(byDifference.get(key) ?? []), group]);
  }
  const groups: FailureGroup[] = [];
  for (const alike of byDifference.values()) {
    const merged = alike.length > MANY_RULES ? [alike.flat()] : alike;
    for (const group of merged) groups.push(groupOf(group));
  }
  return groups.sort((a, b) => b.count - a.count || a.first.id.localeCompare(b.first.id));
}

function gather(failures: readonly Failure[], key: (failure: Failure) => string): Map<string, Failure[]> {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) groups.set(key(failure), [...(groups.get(key(failure)) ?? []), failure]);
  return groups;
}

function groupOf(failures: readonly Failure[]): FailureGroup {
  const bySize = [...failures].sort((a, b) => sizeOf(a) - sizeOf(b) || a.id.localeCompare(b.id));
  const [first] = bySize;
  if (first === undefined) throw new Error("a group has at least one failure");
  return {
    first,
    count: new Set(failures.map((failure) => failure.id)).size,
    ids: [...new Set(failures.map((failure) => failure.id))],
    operations: [...new Set(failures.map((failure) => failure.operation))],
    again: undefined,
    chain: [],
    atOnce: false,
    answers: [],
  };
}

const sizeOf = (failure: Failure): number =>
  (failure.case.request.body?.byteLength ?? 0) + failure.case.request.path.length;

/** What tells two failures of one rule apart: for a status which one came, for anything else nothing. */
const difference = (failure: Failure): string =>
  failure.check === "status" || failure.check === "no-server-error" ? `${failure.expected}|${failure.got}` : "";
