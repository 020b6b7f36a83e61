import { type CampaignAdmin, openCampaignStore } from "../campaign-admin.ts";
import { storeOf } from "./open-campaigns.ts";
import type { CommandLine } from "./read-command-line.ts";

/** Does something with a store, and closes it. */
export async function withStore(
  line: CommandLine,
  environment: Readonly<Record<string, string | undefined>>,
  work: (admin: CampaignAdmin) => Promise<number>,
): Promise<number> {
  const admin = await openCampaignStore(storeOf(line, environment));
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}
