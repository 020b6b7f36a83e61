import type { Claim } from "../model/ledger.ts";
import { TARGET_STATES } from "../model/target-state.ts";
import { type CampaignRow, readCampaignRow } from "./campaign-row.ts";
import { countChunk } from "./count-chunk.ts";
import { SENDER, setState } from "./set-state.ts";
import type { Query, Sql } from "./sql.ts";

/** Gives a chunk back, unless somebody else holds it by now. It is done where nothing of it is left to do. */
export function releaseChunk({ transaction }: Sql, { campaign, no, owner, epoch }: Claim): Promise<void> {
  return transaction(async (query) => {
    await countChunk(query, campaign, no);
    await query(
      `update chunk set owner = null, lease = 0, done = case when planned + started = 0 then 1 else 0 end
        where campaign = $1 and no = $2 and owner = $3 and epoch = $4`,
      campaign,
      no,
      owner,
      epoch,
    );
  });
}

/**
 * Ends the campaigns of which every chunk is done. Before that word is said, every target is counted anew: where the counts do not
 * add up, the campaign waits for a person.
 *
 * @returns whether no campaign is left that senders may still have work for
 */
export function settleCampaigns(sql: Sql, tenant: string): Promise<boolean> {
  return sql.transaction(async (query) => {
    const rows = await query("select * from campaign where state = 'running' and tenant = $1 order by id", tenant);
    const running = rows.map(readCampaignRow);
    let left = 0;
    for (const campaign of running) {
      const open = await query("select 1 as open from chunk where campaign = $1 and done = 0 limit 1", campaign.id);
      if (open.length > 0) left += 1;
      else await close(sql, query, campaign);
    }
    return left === 0;
  });
}

async function close({ dialect }: Sql, query: Query, campaign: CampaignRow): Promise<void> {
  const fault = await audit(query, campaign);
  if (fault === undefined)
    await setState(dialect, query, campaign.id, "finished", SENDER, "every target is accounted for");
  else await setState(dialect, query, campaign.id, "paused", SENDER, `the closing count does not add up: ${fault}`);
}

/** Counts every target and compares with what the chunks say and with the list; `undefined` where all agree. */
async function audit(query: Query, { id, total }: CampaignRow): Promise<string | undefined> {
  const [sums] = await query(
    `select coalesce(sum(planned), 0) as planned, coalesce(sum(started), 0) as started, coalesce(sum(delivered), 0) as delivered,
            coalesce(sum(rejected), 0) as rejected, coalesce(sum(not_sent), 0) as not_sent, coalesce(sum(unknown), 0) as unknown
       from chunk where campaign = $1`,
    id,
  );
  const counted = new Map(
    (await query("select state, count(*) as n from target where campaign = $1 group by state", id)).map((row) => [
      Number(row["state"]),
      Number(row["n"]),
    ]),
  );
  for (const [number, state] of TARGET_STATES.entries()) {
    const [said, found] = [Number(sums?.[state.replace("-", "_")] ?? 0), counted.get(number) ?? 0];
    if (said !== found) return `the parts say ${said} ${state}, the targets ${found}`;
    if (found > 0 && (state === "planned" || state === "started")) return `${found} targets are still ${state}`;
  }
  const all = [...counted.values()].reduce((sum, n) => sum + n, 0);
  return all === total ? undefined : `the list had ${total} targets, the store has ${all}`;
}
