import { EmchatCampaignError } from "../campaign-error.ts";
import type { Sender } from "./run-sender.ts";

/** The first and the longest wait for a store that is away, in milliseconds. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 500;

/** How long a sender that is told to stop still tries to say how its attempts ended, in milliseconds. */
const LAST_CHANCE_MS = 10_000;

/**
 * Asks the ledger until it answers: while the store is away, nothing is sent and nothing has failed. Ends without an answer when the
 * sender is told to stop: at once where it only asked, after ten seconds where it had something to tell. What was not told then is
 * unknown to whoever takes over.
 */
export async function persist<T>(sender: Sender, ask: () => Promise<T>, tells = false): Promise<T | undefined> {
  const { clock, signal } = sender;
  let away = false;
  let stoppedAt: number | undefined;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      const answer = await ask();
      if (away) sender.onStore?.(undefined);
      return answer;
    } catch (error) {
      // the store answered, and what it said will not change
      if (error instanceof EmchatCampaignError) throw error;
      if (!away) sender.onStore?.(error);
      away = true;
      if (signal.aborted) stoppedAt ??= clock.now();
      if (stoppedAt !== undefined && (!tells || clock.now() - stoppedAt > LAST_CHANCE_MS)) return undefined;
      await clock.sleep(waitMs, tells ? undefined : signal);
    }
  }
}
