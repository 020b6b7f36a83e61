import { findCampaign } from "./campaign-row.ts";
import { noCampaign } from "./read-status.ts";
import type { Sql } from "./sql.ts";

/** Something that happened to a campaign, and by whom. */
export interface CampaignEvent {
  readonly at: Date;
  readonly kind: string;
  readonly who: string;
  readonly detail: string;
}

/** The newest events first, a thousand at most. */
export async function readEvents({ query }: Sql, name: string): Promise<CampaignEvent[]> {
  const campaign = await findCampaign(query, name);
  if (!campaign) throw noCampaign(name);
  const rows = await query(
    "select at, kind, who, detail from event where campaign = $1 order by id desc limit 1000",
    campaign.id,
  );
  return rows.map((row) => ({
    at: new Date(Number(row["at"])),
    kind: String(row["kind"]),
    who: String(row["who"]),
    detail: String(row["detail"]),
  }));
}
