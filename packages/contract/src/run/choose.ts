import type { Case } from "../cases/case.ts";
import type { Plan } from "../cases/plan.ts";
import { selects } from "../cases/selection.ts";
import type { Profile } from "../profile/profile.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { forbidden } from "./permission.ts";
import type { NotRun } from "./result.ts";

/** What a run will send. */
export interface Chosen {
  readonly cases: readonly Case[];
  readonly sequences: readonly Sequence[];
  readonly requests: number;
}

/** Takes from a plan what is asked for, may be sent and is within the budget; notes the rest. */
export function choose(
  plan: Plan,
  only: readonly string[],
  profile: Profile,
  loopback: boolean,
  budget: number | undefined,
  notRun: NotRun[],
): Chosen {
  const allowed = <T extends { readonly id: string }>(entry: T, requests: readonly Case[]): boolean => {
    if (!selects(only, entry.id)) return false;
    const reason = requests.map((one) => forbidden(one, profile, loopback)).find((text) => text !== undefined);
    if (reason !== undefined) notRun.push({ id: entry.id, reason });
    return reason === undefined;
  };
  const picked = plan.cases.filter((one) => allowed(one, [one]));
  // A case that is held against a canary brings its canary along.
  const wanted = new Set(picked.map((one) => one.expect.sameAs));
  const chosenIds = new Set(picked.map((one) => one.id));
  const along = plan.cases.filter(
    (one) => wanted.has(one.id) && !chosenIds.has(one.id) && forbidden(one, profile, loopback) === undefined,
  );
  let cases = [...along, ...picked];
  let sequences = plan.sequences.filter((sequence) => allowed(sequence, sequence.cases));
  const count = () =>
    plan.plain.length + cases.length + sequences.reduce((sum, sequence) => sum + sequence.requests, 0);
  if (budget !== undefined && count() > budget) {
    const reason = `the budget of ${budget} requests is used up`;
    const room = Math.max(0, budget - plan.plain.length);
    for (const sequence of sequences) notRun.push({ id: sequence.id, reason });
    sequences = [];
    const spread = spreadOut(cases);
    for (const one of spread.slice(room)) notRun.push({ id: one.id, reason });
    cases = spread.slice(0, room);
  }
  return { cases, sequences, requests: count() };
}

/** Takes from every family of every operation in turn, so that a small budget still sees something of each. */
function spreadOut(cases: readonly Case[]): Case[] {
  const ranks = new Map<string, number>();
  return cases
    .map((one, index) => {
      const key = `${one.operation.id} ${one.family} ${one.positive}`;
      const rank = ranks.get(key) ?? 0;
      ranks.set(key, rank + 1);
      return { one, rank: one.canary === true ? -1 : rank, index };
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ one }) => one);
}
