import type { Query } from "./sql.ts";

/**
 * Counts a chunk anew: a few hundred neighbouring rows, which is cheaper than a wrong counter. A chunk in which something is planned
 * is not done: a late report may put a target back after the chunk's last owner left.
 */
export async function countChunk(query: Query, campaign: number, no: number): Promise<void> {
  await query(
    `update chunk set (planned, started, delivered, rejected, not_sent, unknown, done) =
       (select coalesce(sum(case state when 0 then 1 else 0 end), 0), coalesce(sum(case state when 1 then 1 else 0 end), 0),
               coalesce(sum(case state when 2 then 1 else 0 end), 0), coalesce(sum(case state when 3 then 1 else 0 end), 0),
               coalesce(sum(case state when 4 then 1 else 0 end), 0), coalesce(sum(case state when 5 then 1 else 0 end), 0),
               case when sum(case state when 0 then 1 else 0 end) > 0 then 0 else chunk.done end
          from target where target.campaign = $1 and target.chunk = $2)
      where campaign = $1 and no = $2`,
    campaign,
    no,
  );
}
