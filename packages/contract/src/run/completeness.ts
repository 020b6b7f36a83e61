import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import type { Completeness, Judged, NotRun } from "./result.ts";

/** Leaving out more than this share of what was planned leaves a run incomplete. */
const MAX_LEFT_OUT = 0.1;

/** Notes what of a spec is judged. */
export interface JudgedParts {
  /** A valid call was answered as one that succeeds. */
  reached(operation: string): void;
  /** A caller without good credentials was judged. */
  guarded(operation: string): void;
}

/** Keeps what was judged, and says at the end whether it is enough. */
export function createCompleteness(plan: Plan): JudgedParts & {
  /** `chosen`: whoever runs the kit has chosen what is sent, and is told no more than that. */
  report(planned: number, notRun: readonly NotRun[], chosen: boolean): Completeness;
} {
  const [reached, guarded] = [new Set<string>(), new Set<string>()];
  const unbuildable = plan.unplanned.filter(({ id }) => !plan.contexts.some(({ operation }) => operation.id === id));
  const operations = [
    ...plan.contexts.map(({ operation }) => operation.id),
    ...new Set(unbuildable.map(({ id }) => id)),
  ];
  const secured = plan.contexts.filter(
    ({ operation: { security } }) => security.alternatives.length + security.unpresentable.length > 0,
  );
  const judged = (all: readonly string[], found: ReadonlySet<string>): Judged => {
    const missing = all.filter((id) => !found.has(id));
    return { judged: all.length - missing.length, total: all.length, missing };
  };
  return {
    reached: (operation) => reached.add(operation),
    guarded: (operation) => guarded.add(operation),
    report(planned, notRun, chosen) {
      const leftOut = notRun.filter(({ harmless }) => harmless !== true).length;
      const parts = {
        operations: judged(operations, reached),
        security: judged(
          secured.map(({ operation }) => operation.id),
          guarded,
        ),
        planned,
        leftOut,
      };
      const reasons: string[] = [];
      if (parts.operations.missing.length > 0) {
        reasons.push(`no valid call of ${named(parts.operations.missing)} was answered with success`);
      }
      if (parts.security.missing.length > 0)
        reasons.push(`the security of ${named(parts.security.missing)} was not judged`);
      if (leftOut > planned * MAX_LEFT_OUT) reasons.push(`${leftOut} of ${planned} cases were left out`);
      return { ...parts, reasons: chosen ? [] : reasons };
    },
  };
}

/** Whether a case asks for what a caller without good credentials is to be refused. */
export const asksForCredentials = (one: Case): boolean =>
  one.family === "authentication" &&
  !one.positive &&
  one.expect.statuses.some((status) => status === 401 || status === 403);

const named = (ids: readonly string[]): string =>
  ids.length <= 5 ? ids.join(", ") : `${ids.slice(0, 5).join(", ")} and ${ids.length - 5} more operations`;
