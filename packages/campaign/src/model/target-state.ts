/** What can be said of a target, in the order of the numbers that stand for it in a store. */
export const TARGET_STATES = ["planned", "started", "delivered", "rejected", "not-sent", "unknown"] as const;

/**
 * What can be said of a target.
 *
 * - `planned`: nobody has begun to send to it.
 * - `started`: a sender was allowed to send, and has not said how it ended.
 * - `delivered`: the service took the message.
 * - `rejected`: the service said no.
 * - `not-sent`: it surely never reached the service, after several tries.
 * - `unknown`: it may have been delivered. Only a person's decision sends it again.
 */
export type TargetState = (typeof TARGET_STATES)[number];

/** How many targets stand in each state. */
export type Counts = Readonly<Record<TargetState, number>>;

/** The number that stands for a state in a store. */
export const PLANNED = 0;
export const STARTED = 1;
export const DELIVERED = 2;
export const REJECTED = 3;
export const NOT_SENT = 4;
export const UNKNOWN = 5;

/** After so many attempts that surely never left, a target is given up as `not-sent`. */
export const MOST_ATTEMPTS = 5;

/** How an attempt ended. */
export type Ending =
  /** The service took the message, said no, or may have taken it. */
  | "delivered"
  | "rejected"
  | "unknown"
  /** Nothing was done, and this target was the reason: it is tried again, `MOST_ATTEMPTS` times in all. */
  | "again"
  /** Nothing was done, and the target was not the reason: it goes back to the list as if nobody had touched it. */
  | "back";

/**
 * The state after an attempt ended; `undefined` where the ending changes nothing. `unknown` is not the last word: a sender that
 * was believed dead and reports late tells the truth of the same attempt.
 *
 * @param tries how many attempts of this target ended with `again` before
 * @param ended whether the campaign is finished or cancelled: then nobody would come back for a planned one
 */
export function afterEnding(
  state: TargetState,
  ending: Ending,
  tries: number,
  ended: boolean,
): TargetState | undefined {
  if (state !== "started" && state !== "unknown") return undefined;
  if (ending !== "again" && ending !== "back") return ending;
  return ended || (ending === "again" && tries + 1 >= MOST_ATTEMPTS) ? "not-sent" : "planned";
}

/** The state after its chunk was taken over from a sender that is believed dead. */
export function afterTakeover(state: TargetState): TargetState {
  return state === "started" ? "unknown" : state;
}
