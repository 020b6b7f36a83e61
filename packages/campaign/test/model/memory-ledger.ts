import type { Answer, CampaignState, Claim, Commit, Ledger, Report } from "../../src/model/ledger.ts";
import { reserveTurns } from "../../src/model/pace.ts";
import { afterEnding, afterTakeover, type TargetState } from "../../src/model/target-state.ts";
import { MOST_FAILURES } from "../../src/store/commit.ts";

/** A target as the model sees it. */
export interface ModelTarget {
  readonly name: string;
  state: TargetState;
  epoch: number;
  tries: number;
}

interface ModelChunk {
  owner: string | undefined;
  epoch: number;
  lease: number;
  done: boolean;
  readonly targets: ModelTarget[];
}

/** A campaign as the model sees it. */
export interface ModelCampaign {
  readonly id: number;
  state: CampaignState;
  readonly weight: number;
  vtime: number;
  served: number;
  failures: number;
  readonly chunks: ModelChunk[];
}

/** The rules of the ledger as plain code over plain objects: what both databases are held against. */
export class MemoryLedger implements Ledger {
  readonly campaigns: ModelCampaign[] = [];
  #tat = 0;
  #pausedUntil = 0;
  readonly #stepMs: number;
  readonly #now: () => number;

  constructor(stepMs: number, now: () => number) {
    this.#stepMs = stepMs;
    this.#now = now;
  }

  create(names: readonly string[], chunkSize: number, weight = 1): ModelCampaign {
    const chunks: ModelChunk[] = [];
    for (let at = 0; at < names.length; at += chunkSize) {
      const targets = names
        .slice(at, at + chunkSize)
        .map((name): ModelTarget => ({ name, state: "planned", epoch: 0, tries: 0 }));
      chunks.push({ owner: undefined, epoch: 0, lease: 0, done: false, targets });
    }
    const campaign: ModelCampaign = {
      id: this.campaigns.length + 1,
      state: "running",
      weight,
      vtime: 0,
      served: 0,
      failures: 0,
      chunks,
    };
    this.campaigns.push(campaign);
    return campaign;
  }

  async claim(owner: string, leaseMs: number): Promise<Claim | undefined> {
    const servedUpTo = Math.max(...this.campaigns.map(({ served }) => served));
    const turnOf = ({ vtime }: ModelCampaign): number => Math.max(vtime, servedUpTo);
    const inTurn = this.campaigns
      .filter(({ state }) => state === "running")
      .sort((one, other) => turnOf(one) - turnOf(other) || one.id - other.id);
    for (const campaign of inTurn) {
      const no = campaign.chunks.findIndex(({ done, lease }) => !done && lease < this.#now());
      const chunk = campaign.chunks[no];
      if (!chunk) continue;
      chunk.owner = owner;
      chunk.epoch += 1;
      chunk.lease = this.#now() + leaseMs;
      let unknown = 0;
      for (const target of chunk.targets) {
        if (target.state === "started") unknown += 1;
        target.state = afterTakeover(target.state);
      }
      const targets = chunk.targets.flatMap(({ name, state }, i) => (state === "planned" ? [{ i, name }] : []));
      campaign.served = turnOf(campaign);
      campaign.vtime = campaign.served + targets.length / campaign.weight;
      return { campaign: campaign.id, no, owner, epoch: chunk.epoch, targets, stepMs: this.#stepMs, unknown };
    }
    return undefined;
  }

  async commit(claim: Claim, commit: Commit): Promise<Answer> {
    const campaign = this.#campaign(claim);
    const chunk = campaign.chunks[claim.no];
    if (!chunk) throw new Error("no such chunk");
    const held = chunk.owner === claim.owner && chunk.epoch === claim.epoch;
    if (held) chunk.lease = this.#now() + commit.leaseMs;
    for (const report of commit.reports) this.#keep(campaign, chunk, claim.epoch, report);
    if (commit.pauseMs !== undefined) this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + commit.pauseMs);
    const stop = commit.stop !== undefined || campaign.failures >= MOST_FAILURES;
    const wasRunning = campaign.state === "running";
    if (stop && wasRunning) {
      campaign.state = "paused";
      campaign.failures = 0;
    }
    const open = held && wasRunning && !stop;
    const pausedMs = Math.max(0, this.#pausedUntil - this.#now());
    const started: number[] = [];
    if (open && pausedMs === 0) {
      for (const i of commit.starts) {
        const target = chunk.targets[i];
        const mine = target?.state === "planned" || (target?.state === "started" && target.epoch === claim.epoch);
        if (!target || !mine) continue;
        target.state = "started";
        target.epoch = claim.epoch;
        started.push(i);
      }
    }
    let turnAt = this.#now() + pausedMs;
    if (open && pausedMs === 0 && commit.turns > 0) {
      const { first, tat } = reserveTurns(
        Math.max(this.#tat, this.#pausedUntil),
        this.#now() + (commit.aheadMs ?? 0),
        this.#stepMs,
        commit.turns,
      );
      this.#tat = tat;
      turnAt = first;
    }
    return { held, started, now: this.#now(), turnAt, paused: pausedMs > 0, stepMs: this.#stepMs, open };
  }

  async release(claim: Claim): Promise<void> {
    const chunk = this.#campaign(claim).chunks[claim.no];
    if (chunk?.owner !== claim.owner || chunk.epoch !== claim.epoch) return;
    chunk.owner = undefined;
    chunk.lease = 0;
    chunk.done = chunk.targets.every(({ state }) => state !== "planned" && state !== "started");
  }

  async settle(): Promise<boolean> {
    for (const campaign of this.campaigns) {
      if (campaign.state === "running" && campaign.chunks.every(({ done }) => done)) campaign.state = "finished";
    }
    return this.campaigns.every(({ state }) => state !== "running");
  }

  #campaign({ campaign: id }: Claim): ModelCampaign {
    const campaign = this.campaigns[id - 1];
    if (!campaign) throw new Error("no such campaign");
    return campaign;
  }

  #keep(campaign: ModelCampaign, chunk: ModelChunk, epoch: number, { i, ending, trouble }: Report): void {
    campaign.failures = ending === "delivered" ? 0 : campaign.failures + (trouble ? 1 : 0);
    const target = chunk.targets[i];
    if (!target || target.epoch !== epoch) return;
    const next = afterEnding(
      target.state,
      ending,
      target.tries,
      campaign.state === "finished" || campaign.state === "cancelled",
    );
    if (next === undefined) return;
    if (ending === "again") target.tries += 1;
    target.state = next;
    if (next === "planned") chunk.done = false;
  }
}
