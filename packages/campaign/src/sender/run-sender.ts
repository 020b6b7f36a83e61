import type { Claim, Ledger } from "../model/ledger.ts";
import type { Attempt } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import { createDelays } from "./delays.ts";
import { createLedgerTime } from "./ledger-time.ts";
import { persist } from "./persist.ts";
import { type Experience, sendChunk } from "./send-chunk.ts";

/** What a sender is made of. */
export interface Sender {
  /** Its name in the ledger, different from every other sender's. */
  readonly owner: string;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Which attempt belongs to a campaign, by the number that a claim names. */
  attemptFor(campaign: number): Promise<Attempt>;
  /** The most requests on the wire at a time. */
  readonly concurrency: number;
  /** How many targets share a commit, at most; by the application's pace where nobody says. */
  readonly batch: number | undefined;
  /** How long a chunk is held without a word, in milliseconds. After it, another sender takes the chunk over. */
  readonly leaseMs: number;
  /** Ends the sender: nothing new is sent, what is on the wire is waited for, the rest is given back. */
  readonly signal: AbortSignal;
  /** Whether it ends by itself when no campaign is left to send. */
  readonly untilDone: boolean;
  /** Is told when the store is away, and when it is back (`undefined`). */
  onStore?(error: unknown): void;
  /** Is told the code of a failure that concerns everybody, once, and when the service answers again (`undefined`). */
  onService?(code: string | undefined): void;
}

/** How often a sender that has nothing to do looks for work, in milliseconds. */
const IDLE_MS = 200;

/** Sends what the ledger has to send, chunk after chunk. It ends with its signal, or where it is told so, with the last campaign. */
export async function runSender(sender: Sender): Promise<void> {
  const { ledger, clock, signal, owner, leaseMs } = sender;
  const experience: Experience = {
    onWire: new Set(),
    ledgerTime: createLedgerTime(),
    delays: createDelays(),
    way: { open: false },
    service: { away: false },
  };
  const sending = new Set<Promise<void>>();
  let failure: unknown;
  while (!signal.aborted && failure === undefined) {
    const claim: Claim | undefined = await persist(sender, () => ledger.claim(owner, leaseMs));
    if (claim) {
      const { allStarted, ended } = sendChunk(sender, claim, await persistAttempt(sender, claim), experience);
      const end = ended
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => sending.delete(end));
      sending.add(end);
      await allStarted;
      continue;
    }
    if (signal.aborted) break;
    const nothingLeft = await persist(sender, () => ledger.settle());
    if (nothingLeft && sender.untilDone) break;
    await clock.sleep(IDLE_MS, signal);
  }
  await Promise.all(sending);
  if (failure !== undefined) throw failure;
}

async function persistAttempt(sender: Sender, claim: Claim): Promise<Attempt> {
  const attempt = await persist(sender, () => sender.attemptFor(claim.campaign));
  // a sender that is told to stop while the store is away sends nothing
  return attempt ?? (async () => ({ ending: "back" }));
}
