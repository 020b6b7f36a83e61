import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import { selects } from "../cases/selection.ts";
import type { Profile } from "../profile/profile.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { forbidden } from "./permission.ts";
import type { NotRun } from "./result.ts";

/** What a run will send. */
export interface Chosen {
  readonly plain: readonly Case[];
  readonly cases: readonly Case[];
  readonly sequences: readonly Sequence[];
  readonly requests: number;
}

/** What decides which cases of a plan are sent. */
export interface Choice {
  readonly only: readonly string[];
  readonly operations: readonly string[] | undefined;
  readonly profile: Profile;
  /** Anything may be sent. */
  readonly free: boolean;
  readonly budget: number | undefined;
}

/** Takes from a plan what is asked for, may be sent and is within the budget; notes the rest. */
export function choose(plan: Plan, { only, operations, profile, free, budget }: Choice, notRun: NotRun[]): Chosen {
  const wantedOperation = (id: string) => operations?.includes(id) ?? true;
  const allowed = <T extends { readonly id: string }>(entry: T, requests: readonly Case[]): boolean => {
    if (!selects(only, entry.id) || !wantedOperation(requests[0]?.operation.id ?? "")) return false;
    const reason = requests.map((one) => forbidden(one, profile, free)).find((text) => text !== undefined);
    if (reason !== undefined) notRun.push({ id: entry.id, reason });
    return reason === undefined;
  };
  const picked = plan.cases.filter((one) => allowed(one, [one]));
  // A case that is held against a canary brings its canary along.
  const wanted = new Set(picked.flatMap(({ expect }) => [expect.sameAs, expect.orRefusedAs]));
  const chosenIds = new Set(picked.map((one) => one.id));
  const along = plan.cases.filter(
    (one) => wanted.has(one.id) && !chosenIds.has(one.id) && forbidden(one, profile, free) === undefined,
  );
  let cases = spreadOut([...along, ...picked]);
  let sequences = plan.sequences.filter((sequence) => allowed(sequence, sequence.cases));
  const plain = plan.plain.filter((one) => wantedOperation(one.operation.id));
  const count = () => plain.length + cases.length + sequences.reduce((sum, sequence) => sum + sequence.requests, 0);
  if (budget !== undefined && count() > budget) {
    const reason = `the budget of ${budget} requests is used up`;
    const room = Math.max(0, budget - plain.length);
    for (const sequence of sequences) notRun.push({ id: sequence.id, reason });
    sequences = [];
    for (const one of cases.slice(room)) notRun.push({ id: one.id, reason });
    cases = cases.slice(0, room);
  }
  return { plain, cases, sequences, requests: count() };
}

/** Families that tell most with one case: a run begins with them. */
const FIRST = ["authentication", "examples", "required", "parameters"];

/** Takes from every operation in turn, and in it from every family in turn: faults show early, and a small budget sees something of each. */
function spreadOut(cases: readonly Case[]): Case[] {
  const byOperation = grouped(cases, (one) => one.operation.id);
  const queues = [...byOperation.values()].map((own) => {
    const families = [...grouped(own, (one) => `${one.family} ${one.positive}`)].sort(
      ([a], [b]) => rankOf(a) - rankOf(b),
    );
    return roundRobin(
      families.map(([, list]) => [...list].sort((a, b) => Number(b.canary === true) - Number(a.canary === true))),
    );
  });
  return roundRobin(queues);
}

function rankOf(key: string): number {
  const [family = "", positive] = key.split(" ");
  const at = FIRST.indexOf(family);
  // An operation is reached by a valid call before anything else can be said of it.
  return (at === -1 ? FIRST.length : at) * 2 + (positive === "true" ? 0 : 1);
}

function grouped(cases: readonly Case[], key: (one: Case) => string): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

function roundRobin(queues: readonly (readonly Case[])[]): Case[] {
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, index) => queues.flatMap((queue) => queue[index] ?? [])).flat();
}
