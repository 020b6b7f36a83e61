import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import type { Operation } from "../spec/operation.ts";

/** One kind of thing that can be covered. */
export interface CoverageLine {
  readonly kind: "operations" | "responses" | "parameters" | "constraints" | "relations" | "examples";
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly string[];
}

/** How much of the spec a run has touched. */
export interface CoverageReport {
  readonly percent: number;
  readonly lines: readonly CoverageLine[];
}

/** Notes what a run touches. */
export interface Coverage {
  /** A reply came for a case. */
  answered(one: Case, status: number): void;
  /** A relation was judged. */
  judged(operation: Operation, relation: string): void;
  report(): CoverageReport;
}

/** Replies that only a failing server or its gateway sends are counted when they come, but not asked for. */
const OUT_OF_REACH = /^(5\d\d|403|429|default)$/i;

export function createCoverage(plan: Plan): Coverage {
  const hit = new Set<string>();
  /** Statuses that came, and relations that were judged, by operation. */
  const statuses = new Map<string, Set<number>>();
  const relations = new Map<string, Set<string>>();
  const operations = plan.contexts.map((context) => context.operation);
  const cases = [...plan.plain, ...plan.cases, ...plan.sequences.flatMap((sequence) => sequence.cases)];
  const points = new Set(cases.flatMap((one) => one.covers));
  const of = (kind: string) => [...points].filter((point) => point.startsWith(`${kind}:`));
  const line = (kind: CoverageLine["kind"], wanted: readonly string[]): CoverageLine => {
    const missing = wanted.filter((point) => !hit.has(point));
    return { kind, covered: wanted.length - missing.length, total: wanted.length, missing: missing.map(tail) };
  };
  return {
    answered(one, status) {
      for (const point of one.covers) hit.add(point);
      noted(statuses, one.operation.id).add(status);
    },
    judged: (operation, relation) => noted(relations, operation.id).add(relation),
    report() {
      for (const [id, codes] of statuses) {
        hit.add(`operation:${id}`);
        for (const status of codes) hit.add(`response:${id}:${status}`);
      }
      for (const [id, pointers] of relations) for (const pointer of pointers) hit.add(`relation:${id}:${pointer}`);
      const responses = operations.flatMap((operation) =>
        operation.replies
          .filter(({ status }) => !OUT_OF_REACH.test(status) || hit.has(`response:${operation.id}:${status}`))
          .map(({ status }) => `response:${operation.id}:${status}`),
      );
      const claims = operations.flatMap((operation) =>
        operation.relations.map(({ pointer }) => `relation:${operation.id}:${pointer}`),
      );
      const lines = [
        line(
          "operations",
          operations.map(({ id }) => `operation:${id}`),
        ),
        line("responses", responses),
        line("parameters", of("parameter")),
        line("constraints", of("constraint")),
        line("relations", claims),
        line("examples", of("example")),
      ];
      const [covered, total] = lines.reduce(([a, b], one) => [a + one.covered, b + one.total], [0, 0]);
      return { percent: total === 0 ? 0 : Math.floor((covered / total) * 1000) / 10, lines };
    },
  };
}

function noted<Entry>(by: Map<string, Set<Entry>>, id: string): Set<Entry> {
  const known = by.get(id) ?? new Set<Entry>();
  by.set(id, known);
  return known;
}

const tail = (point: string): string => point.slice(point.indexOf(":") + 1);
