import { EmchatCampaignError } from "../campaign-error.ts";
import { finishEstimate } from "../model/finish-estimate.ts";
import type { CampaignState } from "../model/ledger.ts";
import { openingAt } from "../model/opening.ts";
import { type Counts, TARGET_STATES } from "../model/target-state.ts";
import { type CampaignRow, readCampaignRow } from "./campaign-row.ts";
import type { Sql } from "./sql.ts";

/** Where a campaign stands now. Instants are dates, rates are per second. */
export interface CampaignStatus {
  readonly name: string;
  readonly state: CampaignState;
  /** Why it does not run, where somebody or something stopped it. */
  readonly reason: string | undefined;
  /** Whether it waits for its hours or its start, and will go on by itself. */
  readonly waiting: boolean;
  readonly total: number;
  readonly counts: Counts;
  readonly weight: number;
  /** The pace that the application is held to. */
  readonly allowedPerSecond: number;
  /** Until when the service asked everybody to wait. */
  readonly pausedUntil: Date | undefined;
  /** Who is sending, and how many parts of the list each holds. */
  readonly senders: readonly { readonly name: string; readonly parts: number }[];
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
  /** When it will be through at the allowed pace, its hours counted; `undefined` where it is not running. */
  readonly expectedEnd: Date | undefined;
}

/** Reads from counters, so it costs the same for ten targets and for ten million. */
export async function readStatus({ query, dialect }: Sql, name?: string): Promise<CampaignStatus[]> {
  const rows = await query(
    `select campaign.*, rate.step, rate.paused_until, ${dialect.now} as now,
            (select coalesce(sum(weight), 0) from campaign other where other.rate_key = campaign.rate_key and other.state = 'running') as weights
       from campaign join rate on rate.key = campaign.rate_key ${name === undefined ? "" : "where name = $1"} order by campaign.id`,
    ...(name === undefined ? [] : [name]),
  );
  if (name !== undefined && rows.length === 0) throw noCampaign(name);
  return Promise.all(
    rows.map(async (row) => {
      const campaign = readCampaignRow(row);
      const [now, step, pausedUntil] = [Number(row["now"]), Number(row["step"]), Number(row["paused_until"])];
      const counts = await countsOf(campaign.id);
      const perSecond = 1000 / step;
      const left = counts.planned + counts.started;
      const share = campaign.weight / Math.max(Number(row["weights"]), campaign.weight);
      return {
        name: campaign.name,
        state: campaign.state,
        reason: campaign.reason,
        waiting: campaign.state === "running" && openingAt(campaign, now) !== "open",
        total: campaign.total,
        counts,
        weight: campaign.weight,
        allowedPerSecond: perSecond,
        pausedUntil: pausedUntil > now ? new Date(pausedUntil) : undefined,
        senders: await sendersOf(campaign, now),
        createdAt: new Date(campaign.createdAt),
        endedAt: campaign.endedAt === undefined ? undefined : new Date(campaign.endedAt),
        expectedEnd:
          campaign.state === "running" ? finishEstimate(campaign, now, left / (perSecond * share)) : undefined,
      };
    }),
  );

  async function countsOf(campaign: number): Promise<Counts> {
    const [sums] = await query(
      `select sum(planned) as planned, sum(started) as started, sum(delivered) as delivered,
              sum(rejected) as rejected, sum(not_sent) as not_sent, sum(unknown) as unknown from chunk where campaign = $1`,
      campaign,
    );
    const pairs = TARGET_STATES.map((state) => [state, Number(sums?.[state.replace("-", "_")] ?? 0)]);
    return Object.fromEntries(pairs) as Counts;
  }

  async function sendersOf({ id }: CampaignRow, now: number): Promise<CampaignStatus["senders"]> {
    const held = await query(
      "select owner, count(*) as parts from chunk where campaign = $1 and done = 0 and owner is not null and lease > $2 group by owner order by owner",
      id,
      now,
    );
    return held.map((row) => ({ name: String(row["owner"]), parts: Number(row["parts"]) }));
  }
}

/** What is thrown where a name is no campaign's. */
export const noCampaign = (name: string): EmchatCampaignError =>
  new EmchatCampaignError(
    "missing",
    `there is no campaign ${JSON.stringify(name)} in this store: \`emchat-campaign status\` lists those that are there`,
  );
