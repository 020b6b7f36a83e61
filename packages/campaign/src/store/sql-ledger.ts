import type { Ledger } from "../model/ledger.ts";
import { claimChunk } from "./claim.ts";
import { commitWork } from "./commit.ts";
import { releaseChunk, settleCampaigns } from "./settle.ts";
import type { Sql } from "./sql.ts";

/**
 * The ledger of a database: each of its functions is one transaction there.
 *
 * @param tenant whose campaigns are sent, `org/app`
 */
export const createSqlLedger = (sql: Sql, tenant: string): Ledger => ({
  claim: (owner, leaseMs) => claimChunk(sql, tenant, owner, leaseMs),
  commit: (claim, commit) => commitWork(sql, claim, commit),
  release: (claim) => releaseChunk(sql, claim),
  settle: () => settleCampaigns(sql, tenant),
});
