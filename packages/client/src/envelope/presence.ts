import type { PresenceWord } from "@emchat/schema";
import type { Reader } from "./reader.ts";
import { readTarget } from "./target-result.ts";

/** Whether a user is online. */
export interface PresenceResult {
  /** The name as the caller wrote it. */
  readonly username: string;
  /** `online` with at least one long connection, else `offline`. */
  readonly status: PresenceWord;
}

/** Reads the reply to a status call. */
export function presenceReader(username: string): Reader<PresenceResult> {
  return (body) => {
    const reply = readTarget(body?.data, username);
    if (reply?.code !== 200) return reply && { failed: reply };
    const status = reply.content["result"];
    return status === "online" || status === "offline" ? { value: { username, status } } : undefined;
  };
}
