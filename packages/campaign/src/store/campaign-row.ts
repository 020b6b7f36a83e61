import type { Hours } from "../model/hours.ts";
import type { CampaignState } from "../model/ledger.ts";
import type { Times } from "../model/opening.ts";
import type { Query, Row } from "./sql.ts";

/** A campaign as the store keeps it. */
export interface CampaignRow extends Times {
  readonly id: number;
  readonly name: string;
  readonly state: CampaignState;
  /** Why it does not run. */
  readonly reason: string | undefined;
  readonly operation: string;
  /** `org/app`. */
  readonly tenant: string;
  /** The request body, with placeholders, as JSON. */
  readonly body: string;
  /** Of list and message. */
  readonly fingerprint: string;
  readonly total: number;
  readonly weight: number;
  readonly rateKey: string;
  /** Attempts in a row that failed, up to now. */
  readonly failures: number;
  readonly createdAt: number;
  readonly endedAt: number | undefined;
}

const numberOf = (value: unknown): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);

/** A column's text; `undefined` where it is null. */
export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function readCampaignRow(row: Row): CampaignRow {
  const hours = textOf(row["hours"]);
  return {
    id: Number(row["id"]),
    name: String(row["name"]),
    state: row["state"] as CampaignState,
    reason: textOf(row["reason"]),
    operation: String(row["operation"]),
    tenant: String(row["tenant"]),
    body: String(row["body"]),
    fingerprint: String(row["fingerprint"]),
    total: Number(row["total"]),
    weight: Number(row["weight"]),
    rateKey: String(row["rate_key"]),
    failures: Number(row["failures"]),
    hours: hours === undefined ? undefined : (JSON.parse(hours) as Hours),
    startAt: numberOf(row["start_at"]),
    giveUpAfter: numberOf(row["give_up_ms"]),
    beganAt: numberOf(row["began_at"]),
    createdAt: Number(row["created_at"]),
    endedAt: numberOf(row["ended_at"]),
  };
}

export async function findCampaign(query: Query, name: string): Promise<CampaignRow | undefined> {
  const [row] = await query("select * from campaign where name = $1", name);
  return row && readCampaignRow(row);
}
