import type { Claim, PlannedTarget } from "../model/ledger.ts";
import { openingAt } from "../model/opening.ts";
import { PLANNED, STARTED, UNKNOWN } from "../model/target-state.ts";
import { type CampaignRow, readCampaignRow, textOf } from "./campaign-row.ts";
import { countChunk } from "./count-chunk.ts";
import { note, SENDER, setState } from "./set-state.ts";
import type { Query, Row, Sql } from "./sql.ts";

/**
 * Takes a chunk that nobody holds. Its epoch grows, and what its former owner had started becomes unknown in the same transaction:
 * after it, nothing that the former owner does is taken for this owner's work.
 */
export function claimChunk(
  { dialect, transaction }: Sql,
  tenant: string,
  owner: string,
  leaseMs: number,
): Promise<Claim | undefined> {
  return transaction(async (query) => {
    const [clock] = await query(`select ${dialect.now} as now`);
    const now = Number(clock?.["now"]);
    const rows = await query(
      `select campaign.*, rate.step, (select max(served) from campaign other where other.tenant = $1) as served_up_to
         from campaign join rate on rate.key = campaign.rate_key where state = 'running' and tenant = $1 order by campaign.id`,
      tenant,
    );
    // who has spent least of its share comes first; who was away has no claim to what it did not use
    const candidates = rows.map((row) => ({
      row: readCampaignRow(row),
      stepMs: Number(row["step"]),
      turn: Math.max(Number(row["vtime"]), Number(row["served_up_to"])),
    }));
    for (const { row, stepMs, turn } of candidates.sort((one, other) => one.turn - other.turn)) {
      const opening = openingAt(row, now);
      if (typeof opening === "object") await setState(dialect, query, row.id, "paused", SENDER, opening.stop);
      if (opening !== "open") continue;
      const [chunk] = await query(
        `select no, epoch, owner from chunk where campaign = $1 and done = 0 and lease < $2 order by no limit 1 ${dialect.skipLocked}`,
        row.id,
        now,
      );
      if (chunk) return hold(query, row, chunk, turn, stepMs);
    }
    return undefined;
  });

  async function hold(query: Query, campaign: CampaignRow, chunk: Row, turn: number, stepMs: number): Promise<Claim> {
    const no = Number(chunk["no"]);
    const epoch = Number(chunk["epoch"]) + 1;
    await query(
      `update chunk set owner = $1, epoch = $2, lease = ${dialect.now} + $3 where campaign = $4 and no = $5`,
      owner,
      epoch,
      leaseMs,
      campaign.id,
      no,
    );
    const unknown = await query(
      `update target set state = ${UNKNOWN}, code = 'sender-lost', at = ${dialect.now}
        where campaign = $1 and chunk = $2 and state = ${STARTED} returning i`,
      campaign.id,
      no,
    );
    if (unknown.length > 0) await countChunk(query, campaign.id, no);
    const former = textOf(chunk["owner"]);
    if (former !== undefined) {
      const detail = `part ${no} from ${former}, ${unknown.length} of it unknown`;
      await note(dialect, query, campaign.id, "takeover", owner, detail);
    }
    const rows = await query(
      `select i, name, variables from target where campaign = $1 and chunk = $2 and state = ${PLANNED} order by i`,
      campaign.id,
      no,
    );
    await query(
      `update campaign set served = $1, vtime = $1 + $2 / weight, began_at = coalesce(began_at, ${dialect.now}) where id = $3`,
      turn,
      rows.length,
      campaign.id,
    );
    return { campaign: campaign.id, no, owner, epoch, targets: rows.map(readTarget), stepMs, unknown: unknown.length };
  }
}

function readTarget(row: Row): PlannedTarget {
  const variables = textOf(row["variables"]);
  return {
    i: Number(row["i"]),
    name: String(row["name"]),
    ...(variables === undefined ? {} : { variables: JSON.parse(variables) as Record<string, string> }),
  };
}
