import type { TargetState } from "./model/target-state.ts";
import type { CampaignStore } from "./store/campaign-store.ts";
import { type Decided, type Decision, decideTargets } from "./store/decide.ts";
import { type CampaignEvent, readEvents } from "./store/read-events.ts";
import { readReport, type TargetReport } from "./store/read-report.ts";
import { type CampaignStatus, readStatus } from "./store/read-status.ts";
import type { Sql } from "./store/sql.ts";
import { purgeCampaign, steerCampaign } from "./store/steer.ts";

/** The campaigns of a store, to look at and to steer. Needs no application and no token, because it sends nothing. */
export interface CampaignAdmin {
  /** Where every campaign stands, the oldest first. */
  list(): Promise<CampaignStatus[]>;
  status(name: string): Promise<CampaignStatus>;
  /** Who did what, the newest first. */
  events(name: string): Promise<CampaignEvent[]>;
  /** What became of each target, in the order of the list. */
  report(name: string, states?: readonly TargetState[]): AsyncGenerator<TargetReport, void, undefined>;
  pause(name: string, by: string, reason?: string): Promise<void>;
  resume(name: string, by: string): Promise<void>;
  /** Ends a campaign; what is planned is never sent. */
  cancel(name: string, by: string, reason?: string): Promise<void>;
  /** Carries out what a person decided of targets that did not get the message, or may not have. */
  decide(name: string, decision: Decision): Promise<Decided>;
  /** Forgets a campaign that is finished or cancelled, the names of its targets with it. */
  purge(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a store to look at its campaigns and to steer them.
 *
 * @throws EmchatCampaignError when the store cannot be used.
 * @example
 * ```ts
 * import { openCampaignStore, sqlite } from "@emchat/campaign";
 *
 * const admin = await openCampaignStore(sqlite("campaigns.db"));
 * for (const { name, state, counts } of await admin.list()) console.log(name, state, counts.delivered);
 * await admin.close();
 * ```
 */
export async function openCampaignStore(store: CampaignStore): Promise<CampaignAdmin> {
  return adminOf(await store.open());
}

/** The same over a store that is open. */
export function adminOf(sql: Sql): CampaignAdmin {
  return {
    list: () => readStatus(sql),
    async status(name) {
      const [status] = await readStatus(sql, name);
      return status as CampaignStatus;
    },
    events: (name) => readEvents(sql, name),
    report: (name, states) => readReport(sql, name, states),
    pause: (name, by, reason = "paused by hand") => steerCampaign(sql, name, "paused", by, reason),
    resume: (name, by) => steerCampaign(sql, name, "running", by, "resumed"),
    cancel: (name, by, reason = "cancelled by hand") => steerCampaign(sql, name, "cancelled", by, reason),
    decide: (name, decision) => decideTargets(sql, name, decision),
    purge: (name) => purgeCampaign(sql, name),
    close: () => sql.close(),
  };
}
