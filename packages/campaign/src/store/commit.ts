import type { Answer, Claim, Commit, Report } from "../model/ledger.ts";
import { openingAt } from "../model/opening.ts";
import {
  DELIVERED,
  type Ending,
  MOST_ATTEMPTS,
  NOT_SENT,
  PLANNED,
  REJECTED,
  STARTED,
  UNKNOWN,
} from "../model/target-state.ts";
import { readCampaignRow } from "./campaign-row.ts";
import { countChunk } from "./count-chunk.ts";
import { SENDER, setState } from "./set-state.ts";
import type { Dialect, Query, Sql } from "./sql.ts";

/** After so many attempts in a row that came to nothing, a campaign waits for a person: the fault is not the targets'. */
export const MOST_FAILURES = 50;

const STATE_AFTER: Readonly<Record<Ending, number>> = {
  delivered: DELIVERED,
  rejected: REJECTED,
  unknown: UNKNOWN,
  again: PLANNED,
  back: PLANNED,
};

/** What a sender has to say and to ask, in one transaction: how attempts ended, which ones begin, the next turns, a longer lease. */
export function commitWork({ dialect, transaction }: Sql, claim: Claim, commit: Commit): Promise<Answer> {
  return transaction(async (query) => {
    const { campaign, no, owner, epoch } = claim;
    const held = await query(
      `update chunk set lease = ${dialect.now} + $1 where campaign = $2 and no = $3 and owner = $4 and epoch = $5
        returning ${dialect.now} as now`,
      commit.leaseMs,
      campaign,
      no,
      owner,
      epoch,
    );
    const [row] = await query(
      `select campaign.*, rate.step, rate.paused_until, ${dialect.now} as now
         from campaign join rate on rate.key = campaign.rate_key where campaign.id = $1`,
      campaign,
    );
    if (!row) return { held: false, started: [], now: 0, turnAt: 0, paused: false, stepMs: 0, open: false };
    const kept = readCampaignRow(row);
    const now = Number(row["now"]);
    if (commit.reports.length > 0) {
      const ended = kept.state === "finished" || kept.state === "cancelled";
      await keepReports(dialect, query, claim, commit.reports, ended);
    }
    const failures = failuresAfter(kept.failures, commit.reports);
    if (failures !== kept.failures) await query("update campaign set failures = $1 where id = $2", failures, campaign);
    if (commit.pauseMs !== undefined) await pause(dialect, query, kept.rateKey, commit.pauseMs);

    const opening = openingAt(kept, now);
    const stop =
      commit.stop ??
      (typeof opening === "object" ? opening.stop : undefined) ??
      (failures >= MOST_FAILURES
        ? `${failures} attempts in a row failed, the last one with ${lastCode(commit.reports)}`
        : undefined);
    if (stop !== undefined && kept.state === "running")
      await setState(dialect, query, campaign, "paused", SENDER, stop);
    const open = held.length === 1 && kept.state === "running" && stop === undefined && opening === "open";
    const stepMs = Number(row["step"]);
    const pausedMs = Math.max(Number(row["paused_until"]) - now, commit.pauseMs ?? 0, 0);

    const started =
      open && pausedMs === 0 && commit.starts.length > 0 ? await start(dialect, query, claim, commit.starts) : [];
    if (started.length > 0 || commit.reports.length > 0) await countChunk(query, campaign, no);
    // last of all: every sender waits for this row
    const reserved = open && pausedMs === 0 && commit.turns > 0;
    const turnAt = reserved ? await reserve(dialect, query, kept.rateKey, commit) : now + pausedMs;
    return { held: held.length === 1, started, now, turnAt, paused: pausedMs > 0, stepMs, open };
  });
}

/**
 * An attempt is known by its epoch, so a report that comes after a takeover still settles its own attempt, and no other. Where the
 * campaign has ended, nobody would come back for a planned target: it becomes `not-sent`, for a person to decide.
 */
async function keepReports(
  dialect: Dialect,
  query: Query,
  claim: Claim,
  reports: readonly Report[],
  ended: boolean,
): Promise<void> {
  const rows = reports.map(({ i, ending, code, requestId }) => ({
    i,
    state: ended && STATE_AFTER[ending] === PLANNED ? NOT_SENT : STATE_AFTER[ending],
    again: ending === "again" ? 1 : 0,
    code: ending === "delivered" ? null : (code ?? null),
    request_id: ending === "delivered" ? null : (requestId ?? null),
  }));
  await query(
    `update target set
       state = case when r.again = 1 and tries + 1 >= ${MOST_ATTEMPTS} then ${NOT_SENT} else r.state end,
       tries = tries + r.again, code = r.code, request_id = r.request_id, at = ${dialect.now}
      from ${dialect.records("$4", ["i int", "state int", "again int", "code text", "request_id text"])}
      where campaign = $1 and chunk = $2 and epoch = $3 and target.i = r.i and target.state in (${STARTED}, ${UNKNOWN})`,
    claim.campaign,
    claim.no,
    claim.epoch,
    JSON.stringify(rows),
  );
}

/**
 * `planned` to `started`. A target that is started under this very epoch was asked for in a commit of which the sender never heard
 * that it went through: nobody has sent to it.
 */
async function start(dialect: Dialect, query: Query, claim: Claim, starts: readonly number[]): Promise<number[]> {
  const rows = await query(
    `update target set state = ${STARTED}, epoch = $3, code = null, at = ${dialect.now}
      from ${dialect.records("$4", ["i int"])}
      where campaign = $1 and chunk = $2 and target.i = r.i
        and (target.state = ${PLANNED} or (target.state = ${STARTED} and target.epoch = $3)) returning target.i`,
    claim.campaign,
    claim.no,
    claim.epoch,
    JSON.stringify(starts.map((i) => ({ i }))),
  );
  return rows.map((row) => Number(row["i"]));
}

/** Turns of the rate that all senders share: one row, GCRA without a burst. Returns the time of the first one. */
async function reserve(dialect: Dialect, query: Query, key: string, { turns, aheadMs = 0 }: Commit): Promise<number> {
  const [row] = await query(
    `update rate set tat = ${dialect.greatest}(tat, paused_until, ${dialect.now} + $3) + $2 * step where key = $1
      returning tat - $2 * step as turn`,
    key,
    turns,
    aheadMs,
  );
  return Number(row?.["turn"] ?? 0);
}

async function pause(dialect: Dialect, query: Query, key: string, ms: number): Promise<void> {
  await query(
    `update rate set paused_until = ${dialect.greatest}(paused_until, ${dialect.now} + $2) where key = $1`,
    key,
    ms,
  );
}

function failuresAfter(before: number, reports: readonly Report[]): number {
  let failures = before;
  for (const { ending, trouble } of reports) failures = ending === "delivered" ? 0 : failures + (trouble ? 1 : 0);
  return failures;
}

const lastCode = (reports: readonly Report[]): string =>
  reports.findLast(({ trouble }) => trouble)?.code ?? "no answer";
