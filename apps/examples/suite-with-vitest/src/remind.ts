import { type EmchatClient, isEmchatError } from "@emchat/client";

export interface Reminded {
  readonly told: string[];
  /** To be asked by a person: the message may have arrived. */
  readonly unsure: string[];
  readonly missed: string[];
}

/** Reminds those who are online, and says of each what became of it. */
export async function remind(client: EmchatClient, names: readonly string[]): Promise<Reminded> {
  const result: Reminded = { told: [], unsure: [], missed: [] };
  for (const name of names) {
    try {
      const { status } = await client.users.getStatus(name);
      if (status === "offline") continue;
      await client.users.sendMessage(name, "Your table is booked for seven.");
      result.told.push(name);
    } catch (error) {
      if (!isEmchatError(error)) throw error;
      (error.outcome === "unknown" ? result.unsure : result.missed).push(name);
    }
  }
  return result;
}
