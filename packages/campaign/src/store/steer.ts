import { EmchatCampaignError } from "../campaign-error.ts";
import type { CampaignState } from "../model/ledger.ts";
import { findCampaign } from "./campaign-row.ts";
import { noCampaign } from "./read-status.ts";
import { checkPerson, setState } from "./set-state.ts";
import type { Sql } from "./sql.ts";

/** Which states a person may bring a campaign to, and from which. */
const FROM: Readonly<Record<"running" | "paused" | "cancelled", readonly CampaignState[]>> = {
  running: ["paused"],
  paused: ["running"],
  cancelled: ["running", "paused"],
};

/** Pauses, resumes or cancels. A campaign that is there already stays as it is. */
export async function steerCampaign(
  sql: Sql,
  name: string,
  to: "running" | "paused" | "cancelled",
  by: string,
  reason: string,
): Promise<void> {
  checkPerson(by);
  await sql.transaction(async (query) => {
    const campaign = await findCampaign(query, name);
    if (!campaign) throw noCampaign(name);
    if (campaign.state === to) return;
    if (!FROM[to].includes(campaign.state)) {
      throw new EmchatCampaignError(
        "conflict",
        `the campaign ${JSON.stringify(name)} is ${campaign.state}: it cannot be ${to === "running" ? "resumed" : to}`,
      );
    }
    await setState(sql.dialect, query, campaign.id, to, by, reason);
    if (to === "running") {
      await query(
        `update campaign set began_at = null, start_at = case when start_at < ${sql.dialect.now} then null else start_at end where id = $1`,
        campaign.id,
      );
    }
  });
}

/** Forgets a campaign, the names of its targets with it. */
export async function purgeCampaign(sql: Sql, name: string): Promise<void> {
  await sql.transaction(async (query) => {
    const campaign = await findCampaign(query, name);
    if (!campaign) throw noCampaign(name);
    if (campaign.state !== "finished" && campaign.state !== "cancelled") {
      throw new EmchatCampaignError(
        "conflict",
        `the campaign ${JSON.stringify(name)} is ${campaign.state}: cancel it before it is purged`,
      );
    }
    for (const table of ["target", "chunk", "event"])
      await query(`delete from ${table} where campaign = $1`, campaign.id);
    await query("delete from campaign where id = $1", campaign.id);
  });
}
