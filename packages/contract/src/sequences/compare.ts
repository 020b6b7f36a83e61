import type { Finding } from "../checks/check.ts";
import { canonical, isRecord } from "../spec/json.ts";
import type { Spec } from "../spec/spec.ts";
import type { Exchange } from "./sequence.ts";
import { shapeOf, stablePart } from "./stable-part.ts";

/** How two replies are compared. */
export interface Comparison {
  readonly spec: Spec;
  readonly check: string;
  readonly why: string;
  /** Values too, or the shape alone. */
  readonly values: boolean;
  /** Upper and lower case are the same. */
  readonly fold?: boolean;
}

/** The finding that two replies differ, or none. Requests without a reply have their own finding already. */
export function compare(
  first: Exchange | undefined,
  second: Exchange | undefined,
  how: Comparison,
): readonly Finding[] {
  if (first?.reply === undefined || second?.reply === undefined) return [];
  const rule = second.case.operation.pointer;
  if (first.reply.status !== second.reply.status) {
    return [
      {
        check: how.check,
        why: how.why,
        expected: `status ${first.reply.status}, as for ${first.case.id}`,
        got: `status ${second.reply.status}`,
        rule,
      },
    ];
  }
  if (first.case.request.method === "HEAD" || second.case.request.method === "HEAD") return [];
  const part = ({ case: one, reply }: Exchange) => {
    const stable =
      reply === undefined ? undefined : stablePart(how.spec, one.operation, reply.status, reply.json.value);
    if (!how.values) return shapeOf(stable);
    return how.fold === true ? folded(stable) : stable;
  };
  const [left, right] = [part(first), part(second)];
  if (canonical(left) === canonical(right)) return [];
  const at = firstDifference(left, right);
  return [
    {
      check: how.check,
      why: how.why,
      expected: `${at.path || "the body"}: ${cut(at.left)}, as in the reply before`,
      got: `${at.path || "the body"}: ${cut(at.right)}`,
      rule,
    },
  ];
}

/** A value with every text in lower case. */
function folded(value: unknown): unknown {
  if (typeof value === "string") return value.toLowerCase();
  if (Array.isArray(value)) return value.map(folded);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, folded(inner)]));
}

const cut = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 120);

function firstDifference(left: unknown, right: unknown, path = ""): { path: string; left: unknown; right: unknown } {
  if (typeof left === "object" && left !== null && typeof right === "object" && right !== null) {
    const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (canonical(a[key]) !== canonical(b[key])) return firstDifference(a[key], b[key], `${path}/${key}`);
    }
  }
  return { path, left, right };
}
