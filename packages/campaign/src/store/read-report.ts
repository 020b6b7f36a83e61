import { EmchatCampaignError } from "../campaign-error.ts";
import { TARGET_STATES, type TargetState } from "../model/target-state.ts";
import { findCampaign } from "./campaign-row.ts";
import { noCampaign } from "./read-status.ts";
import type { Sql } from "./sql.ts";

/** What became of one target. */
export interface TargetReport {
  readonly target: string;
  readonly state: TargetState;
  /** The service's identifier of an error, or a word for what went wrong. */
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** When that was; `undefined` where nobody began. */
  readonly at: Date | undefined;
}

/** Rows that are read at a time. */
const PORTION = 5000;

/** The targets of a campaign in the order of its list, in any of the states; all of them where none is named. Memory stays flat. */
export async function* readReport(
  { query }: Sql,
  name: string,
  states: readonly TargetState[] = TARGET_STATES,
): AsyncGenerator<TargetReport, void, undefined> {
  if (!Array.isArray(states) || states.some((state) => !TARGET_STATES.includes(state)))
    throw new EmchatCampaignError("usage", `states must be a list of ${TARGET_STATES.join(", ")}`);
  const campaign = await findCampaign(query, name);
  if (!campaign) throw noCampaign(name);
  const wanted = states.map((state) => TARGET_STATES.indexOf(state)).join(", ");
  for (let [chunk, i] = [0, -1]; ; ) {
    const rows = await query(
      `select chunk, i, name, state, code, request_id, at from target
        where campaign = $1 and (chunk, i) > ($2, $3) and state in (${wanted}) order by chunk, i limit ${PORTION}`,
      campaign.id,
      chunk,
      i,
    );
    for (const row of rows) {
      yield {
        target: String(row["name"]),
        state: TARGET_STATES[Number(row["state"])] ?? "planned",
        code: (row["code"] as string | null) ?? undefined,
        requestId: (row["request_id"] as string | null) ?? undefined,
        at: row["at"] === null ? undefined : new Date(Number(row["at"])),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PORTION) return;
    [chunk, i] = [Number(last["chunk"]), Number(last["i"])];
  }
}
