import { EmchatCampaignError } from "../campaign-error.ts";
import type { CampaignState } from "../model/ledger.ts";
import type { Dialect, Query } from "./sql.ts";

/** Who is named where a sender, and no person, changed something. */
export const SENDER = "a sender";

/** @throws EmchatCampaignError where nobody is named: who decides is kept with what was decided. */
export function checkPerson(by: unknown): void {
  if (typeof by === "string" && by.trim() !== "") return;
  throw new EmchatCampaignError("usage", "`by` is empty: say who decides, it is kept with the decision");
}

/** Keeps who did what, for people who ask later. */
export async function note(
  { now }: Dialect,
  query: Query,
  campaign: number,
  kind: string,
  who: string,
  detail: string,
): Promise<void> {
  await query(
    `insert into event (campaign, at, kind, who, detail) values ($1, ${now}, $2, $3, $4)`,
    campaign,
    kind,
    who,
    detail,
  );
}

/** Changes where a campaign stands, and keeps who did it. */
export async function setState(
  dialect: Dialect,
  query: Query,
  campaign: number,
  state: CampaignState,
  who: string,
  reason: string,
): Promise<void> {
  const ended = state === "finished" || state === "cancelled" ? dialect.now : "null";
  await query(
    `update campaign set state = $1, reason = $2, failures = 0, ended_at = ${ended} where id = $3`,
    state,
    state === "running" ? null : reason,
    campaign,
  );
  await note(dialect, query, campaign, state, who, reason);
}
