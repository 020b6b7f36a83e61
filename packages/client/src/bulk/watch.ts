import type { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { OperationId } from "../operation-data.ts";
import type { RateLimiter } from "../pace/rate-limiter.ts";

/** Somebody whom a run waits for, and who is not the service. */
export type Helper =
  | "the source of tokens"
  | "the rate limiter"
  | "`beforeAttempt`"
  | "the message function"
  | "`onCheckpoint`";

/** After so much silence somebody is said not to answer, in milliseconds: a quarter of the run's patience, within these bounds. */
const LEAST_QUIET_MS = 1000;
const MOST_QUIET_MS = 10_000;

/** What a watch tells of. */
export interface WatchHooks {
  /** Who is being waited for now; `undefined` for nobody. */
  whom(): Helper | undefined;
  /** It has not answered for long. */
  silent(trouble: EmchatError): void;
  /** It has, after all. */
  heard(): void;
  /** It has not, and that was too long. */
  over(trouble: EmchatError): void;
}

/** Notices when a run waits for somebody who does not answer: without it such a run would neither end nor say why. */
export interface Watch {
  /** A wait has begun. */
  begin(): void;
  /** One has ended. */
  answered(): void;
  close(): void;
}

/**
 * @param giveUpAfter After so many milliseconds of silence it is over, and after as many more as a limiter says that its next turn takes.
 */
export function createWatch(
  giveUpAfter: number,
  limiter: RateLimiter | undefined,
  operation: OperationId,
  { whom, silent, heard, over }: WatchHooks,
): Watch {
  // whoever gives up at the first trouble does not call a moment's wait one
  const quietMs = Math.max(LEAST_QUIET_MS, Math.min(MOST_QUIET_MS, (giveUpAfter || Infinity) / 4));
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watching = false;
  let trouble: EmchatError | undefined;

  const silence = (): number => performance.now() - since;

  const lookAfter = (ms: number): void => {
    if (watching) timer = setTimeout(look, Math.max(1, Math.min(ms, quietMs)));
  };

  const look = async (): Promise<void> => {
    const helper = whom();
    // whoever is waited for later has the watch begin anew
    watching &&= helper !== undefined;
    if (!helper) return;
    let quiet = quietMs;
    if (helper === "the rate limiter" && silence() >= quiet) quiet += await longestTurn(limiter, operation, quietMs);
    if (silence() < quiet) return lookAfter(quiet - silence());
    trouble = makeError("unavailable", `${helper} has not answered for ${Math.round(silence())} ms`, { operation });
    if (watching) (silence() < giveUpAfter ? silent : over)(trouble);
    lookAfter(giveUpAfter - silence());
  };

  return {
    begin: () => {
      if (watching) return;
      watching = true;
      since = performance.now();
      lookAfter(quietMs);
    },
    answered: () => {
      since = performance.now();
      if (!trouble) return;
      trouble = undefined;
      heard();
    },
    close: () => {
      watching = false;
      clearTimeout(timer);
    },
  };
}

/** How long the next turn may take by what a limiter says of itself, in milliseconds; 0 where it says nothing in time. */
async function longestTurn(
  limiter: RateLimiter | undefined,
  operation: OperationId,
  patience: number,
): Promise<number> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const nothing = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    const state = await Promise.race([limiter?.state(), nothing]);
    const pace = state?.operations[operation];
    const turns = pace ? pace.perMs + (pace.waiting * pace.perMs) / (pace.requests * pace.share) : 0;
    const ms = (state?.pausedForMs ?? 0) + turns;
    // a limiter that stands still for ever does not answer
    return Number.isFinite(ms) ? ms : 0;
  } catch {
    return 0;
  } finally {
    clearTimeout(timer);
  }
}
