import { EmchatCampaignError } from "../campaign-error.ts";
import { PLANNED, TARGET_STATES, UNKNOWN } from "../model/target-state.ts";
import { findCampaign } from "./campaign-row.ts";
import { countChunk } from "./count-chunk.ts";
import { noCampaign } from "./read-status.ts";
import { checkPerson, note, setState } from "./set-state.ts";
import type { Sql } from "./sql.ts";

/** What a person decides of targets that did not get the message, or may not have. */
export interface Decision {
  /** Of which state. */
  readonly state: "unknown" | "rejected" | "not-sent";
  /** `send-again` puts them back on the list; those that are unknown may get the message twice. `leave` keeps them as they are. */
  readonly do: "send-again" | "leave";
  /** Who decided; it is kept. */
  readonly by: string;
}

/**
 * An attempt may still be on the wire when its sender is believed dead: a target that became unknown so short a time ago is not
 * sent to again, in milliseconds.
 */
export const STILL_ON_THE_WIRE_MS = 60_000;

/** How many targets a decision was about. Those that are too fresh are left as they are. */
export interface Decided {
  readonly targets: number;
  /** So many may still be on the wire, and were left; decide again a minute later. */
  readonly tooFresh: number;
}

const DECIDABLE: readonly Decision["state"][] = ["unknown", "rejected", "not-sent"];

/** Carries out what a person decided, in one transaction, and keeps who it was. */
export async function decideTargets(sql: Sql, name: string, decision: Decision): Promise<Decided> {
  const { state, do: what, by } = (decision ?? {}) as Decision;
  // whoever is delivered, or under way, must not come back to the list by a slip
  if (!DECIDABLE.includes(state))
    throw new EmchatCampaignError("usage", `state must be ${DECIDABLE.join(" or ")}, got ${JSON.stringify(state)}`);
  if (what !== "send-again" && what !== "leave")
    throw new EmchatCampaignError("usage", `do must be send-again or leave, got ${JSON.stringify(what)}`);
  checkPerson(by);
  const { dialect } = sql;
  return sql.transaction(async (query) => {
    const campaign = await findCampaign(query, name);
    if (!campaign) throw noCampaign(name);
    if (campaign.state === "cancelled")
      throw new EmchatCampaignError(
        "conflict",
        `the campaign ${JSON.stringify(name)} was cancelled: nothing of it is sent any more`,
      );
    const number = TARGET_STATES.indexOf(state);
    const settled = number === UNKNOWN ? `at < ${dialect.now} - ${STILL_ON_THE_WIRE_MS}` : "true";
    const rows =
      what === "leave"
        ? await query("select chunk, i from target where campaign = $1 and state = $2", campaign.id, number)
        : await query(
            `update target set state = ${PLANNED}, tries = 0, code = null, request_id = null
              where campaign = $1 and state = $2 and ${settled} returning chunk`,
            campaign.id,
            number,
          );
    const chunks = what === "leave" ? [] : [...new Set(rows.map((row) => Number(row["chunk"])))];
    for (const no of chunks) {
      await query("update chunk set done = 0 where campaign = $1 and no = $2", campaign.id, no);
      await countChunk(query, campaign.id, no);
    }
    const [fresh] = await query(
      "select count(*) as n from target where campaign = $1 and state = $2",
      campaign.id,
      number,
    );
    await note(dialect, query, campaign.id, "decided", by, `${what}: ${rows.length} ${state}`);
    if (chunks.length > 0 && campaign.state === "finished")
      await setState(dialect, query, campaign.id, "running", by, `${rows.length} ${state} are sent again`);
    return { targets: rows.length, tooFresh: what === "leave" ? 0 : Number(fresh?.["n"] ?? 0) };
  });
}
