import { canonical, isRecord } from "../spec/json.ts";
import { onceOf } from "../spec/once-for.ts";
import { stepsOf, valueAlong } from "../spec/pointer.ts";
import { type Relation, speaksOf } from "./relation.ts";

/** What a relation is judged by. */
export interface RelationSubject {
  readonly status: number;
  readonly body: unknown;
  /** The path parameters of the request, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** When the reply arrived, by our clock, in epoch milliseconds. */
  readonly now: number;
}

/** `silent`: it does not speak of this reply. */
export type RelationVerdict =
  | { readonly kind: "silent" }
  | { readonly kind: "holds" }
  | { readonly kind: "broken"; readonly expected: string; readonly got: string };

const stepsTo = onceOf(({ reply }: Relation) => stepsOf(reply));

const SILENT: RelationVerdict = { kind: "silent" };
const HOLDS: RelationVerdict = { kind: "holds" };

/** Judges one relation on one reply. */
export function judgeRelation(relation: Relation, subject: RelationSubject): RelationVerdict {
  if (!speaksOf(relation, subject.status)) return SILENT;
  const value = valueAlong(subject.body, stepsTo(relation));
  if (value === undefined) return SILENT;
  const { claim } = relation;
  const broken = (expected: string): RelationVerdict => ({
    kind: "broken",
    expected,
    got: `${JSON.stringify(value)?.slice(0, 200)} at ${relation.reply}`,
  });
  switch (claim.kind) {
    case "equals-path": {
      const sent = subject.path[claim.parameter];
      if (sent === undefined) return SILENT;
      return isSame(value, sent, claim) ? HOLDS : broken(`${JSON.stringify(sent)}, the ${claim.parameter} of the path`);
    }
    case "equals-const":
      return canonical(value) === canonical(claim.value) ? HOLDS : broken(JSON.stringify(claim.value));
    case "length":
      return Array.isArray(value) && value.length === claim.length ? HOLDS : broken(`${claim.length} element(s)`);
    case "keyed-by": {
      const sent = subject.path[claim.parameter];
      if (sent === undefined) return SILENT;
      const [key, another] = isRecord(value) ? Object.keys(value) : [];
      const named = another === undefined && isSame(key, sent, claim);
      return named ? HOLDS : broken(`one key, ${JSON.stringify(sent)}, the ${claim.parameter} of the path`);
    }
    case "near-now": {
      const near = typeof value === "number" && Math.abs(value - subject.now) <= claim.within;
      return near ? HOLDS : broken(`epoch milliseconds within ${claim.within} ms of ${subject.now}`);
    }
    case "starts-with": {
      const fits = typeof value === "string" && claim.prefixes.some((prefix) => value.startsWith(prefix));
      return fits ? HOLDS : broken(`a text that starts with ${claim.prefixes.join(" or ")}`);
    }
    case "by-status": {
      const allowed = claim.values.get(String(subject.status));
      if (allowed === undefined) return SILENT;
      const fits = allowed.some((entry) => canonical(entry) === canonical(value));
      return fits ? HOLDS : broken(`one of ${JSON.stringify(allowed)} with status ${subject.status}`);
    }
  }
}

/** A path is text, also where the spec reads a number or a boolean in it. */
function isSame(value: unknown, sent: string, { ignoreCase }: { readonly ignoreCase: boolean }): boolean {
  if (typeof value === "number") return sent !== "" && value === Number(sent);
  if (typeof value === "boolean") return String(value) === sent;
  return typeof value === "string" && (ignoreCase ? value.toLowerCase() === sent.toLowerCase() : value === sent);
}
