import type { Claim, Ledger } from "../model/ledger.ts";
import type { Attempt } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import { createDelays } from "./delays.ts";
import { createLedgerTime } from "./ledger-time.ts";
import { persist } from "./persist.ts";
import { sendChunk } from "./send-chunk.ts";

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
  /** How many targets share a commit. */
  readonly batch: number;
  /** How long a chunk is held without a word, in milliseconds. After it, another sender takes the chunk over. */
  readonly leaseMs: number;
  /** Ends the sender: nothing new is sent, what is on the wire is waited for, the rest is given back. */
  readonly signal: AbortSignal;
  /** Whether it ends by itself when no campaign is left to send. */
  readonly untilDone: boolean;
  /** Is told when the store is away, and when it is back (`undefined`). */
  onStore?(error: unknown): void;
}

/** How often a sender that has nothing to do looks for work, in milliseconds. */
const IDLE_MS = 200;

/** Sends what the ledger has to send, chunk after chunk. It ends with its signal, or where it is told so, with the last campaign. */
export async function runSender(sender: Sender): Promise<void> {
  const { ledger, clock, signal, owner, leaseMs } = sender;
  const experience = { ledgerTime: createLedgerTime(), delays: createDelays(), way: { open: false } };
  while (!signal.aborted) {
    const claim: Claim | undefined = await persist(sender, () => ledger.claim(owner, leaseMs));
    if (claim) {
      await sendChunk(sender, claim, await persistAttempt(sender, claim), experience);
      continue;
    }
    if (signal.aborted) return;
    const nothingLeft = await persist(sender, () => ledger.settle());
    if (nothingLeft && sender.untilDone) return;
    await clock.sleep(IDLE_MS, signal);
  }
}

async function persistAttempt(sender: Sender, claim: Claim): Promise<Attempt> {
  const attempt = await persist(sender, () => sender.attemptFor(claim.campaign));
  // a sender that is told to stop while the store is away sends nothing
  return attempt ?? (async () => ({ ending: "back" }));
}
