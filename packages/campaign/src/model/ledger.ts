import type { Ending } from "./target-state.ts";

/** Where a campaign stands. `paused` waits for a person, and its reason says why. */
export type CampaignState = "running" | "paused" | "cancelled" | "finished";

/** A person of a claimed chunk who is to get the message. */
export interface PlannedTarget {
  /** The place in the chunk. */
  readonly i: number;
  readonly name: string;
  /** What the message's placeholders mean for this target. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** A part of a campaign's list that one sender holds for a while. */
export interface Claim {
  readonly campaign: number;
  readonly no: number;
  readonly owner: string;
  /** Grows with each claim: what a former owner still does under a smaller one is refused. */
  readonly epoch: number;
  readonly targets: readonly PlannedTarget[];
  /** Milliseconds from one turn of the application's rate to the next. */
  readonly stepMs: number;
  /** How many the former owner had started, and of which nobody knows how they ended. */
  readonly unknown: number;
}

/** What became of an attempt. */
export interface Report {
  readonly i: number;
  readonly ending: Ending;
  /** The service's identifier of an error, or this package's word for what went wrong. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  /** Whether it counts among the failures in a row that stop a campaign; a 429 does not. */
  readonly trouble?: boolean | undefined;
}

/** What a sender has to say and to ask, in one transaction. */
export interface Commit {
  readonly reports: readonly Report[];
  /** The places that it wants to send to now. */
  readonly starts: readonly number[];
  /** How many turns of the application's rate it wants to have next. */
  readonly turns: number;
  /** How long it needs before it can use a turn, in milliseconds: an earlier one would be over by then. Default 0. */
  readonly aheadMs?: number | undefined;
  /** How long it wants to hold the chunk from now on, in milliseconds. */
  readonly leaseMs: number;
  /** Why the whole campaign has to stop and wait for a person; a sender says so after a 401, for instance. */
  readonly stop?: string | undefined;
  /** How long the whole application has to pause, in milliseconds: a 429 asked for it. */
  readonly pauseMs?: number | undefined;
}

/** The ledger's answer. */
export interface Answer {
  /** Whether the chunk still is the sender's. */
  readonly held: boolean;
  /** The places that may be sent to: `started` is committed for them, under the sender's epoch. */
  readonly started: readonly number[];
  /** The ledger's clock, in epoch milliseconds. */
  readonly now: number;
  /** When the first of the reserved turns is, or when the pause is over, by the ledger's clock. */
  readonly turnAt: number;
  /** Whether the whole application pauses; then nothing is started. */
  readonly paused: boolean;
  /** Milliseconds from one turn to the next. */
  readonly stepMs: number;
  /** Whether the campaign is running, its hours are open, and its time is not over. */
  readonly open: boolean;
}

/** Where the truth about every target is kept. Each function is one transaction, and only the ledger's own clock decides. */
export interface Ledger {
  /** Takes the next part of the list that nobody holds, of the campaign whose share is due; `undefined` where there is none. */
  claim(owner: string, leaseMs: number): Promise<Claim | undefined>;
  commit(claim: Claim, commit: Commit): Promise<Answer>;
  /** Gives a chunk back; it is done where nothing of it is planned or started. */
  release(claim: Claim): Promise<void>;
  /** Ends campaigns that are through, after counting anew. True where no campaign is left that may still be sent. */
  settle(): Promise<boolean>;
}
