import type { Bump, Party } from "./change.ts";

/** What became of the set of values that a rule lets through; `changed` when some came and some went. */
export type Effect = "narrowed" | "widened" | "changed";

/** Which way a value travels: callers write requests and read replies. */
export type Side = "request" | "reply";

/** What a change means; `CALLERS` in `consequence` stands for "callers of" and the operations. */
export interface Outcome {
  readonly breaks: readonly Party[];
  readonly bump: Bump;
  readonly consequence: string;
}

export const CALLERS = "{callers}";

export function breaking(party: Party, consequence: string): Outcome {
  return { breaks: [party], bump: "major", consequence };
}

export function addition(consequence: string): Outcome {
  return { breaks: [], bump: "minor", consequence };
}

/** Only words changed: of descriptions, sources, values of examples. */
export const wordsOnly: Outcome = { breaks: [], bump: "patch", consequence: "nobody breaks and nothing is to be done" };

/** The rule of direction: a request may only widen, a reply may only narrow; everything else breaks callers. */
const byDirection: Record<Side, Record<Effect, Outcome>> = {
  request: {
    narrowed: breaking(
      "callers",
      `${CALLERS} who send what no longer fits are refused; let them send only what fits before this is released`,
    ),
    changed: breaking(
      "callers",
      `${CALLERS} who send the old form are refused or misunderstood; keep accepting it, or let them change with the release`,
    ),
    widened: addition("no caller breaks; servers have to accept what is new"),
  },
  reply: {
    narrowed: addition("no caller breaks; servers have to keep the stricter promise"),
    changed: breaking(
      "callers",
      `${CALLERS} who read the old form misread the reply; let them read both forms before this is released`,
    ),
    widened: breaking(
      "callers",
      `${CALLERS} can get what they were promised not to get; let them handle it before this is released`,
    ),
  },
};

export function judge(effect: Effect, side: Side): Outcome {
  return byDirection[side][effect];
}

export function opposite(effect: Effect): Effect {
  return effect === "narrowed" ? "widened" : effect === "widened" ? "narrowed" : "changed";
}
