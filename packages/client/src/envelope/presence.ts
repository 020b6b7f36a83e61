import type { PresenceWord } from "@emchat/schema";
import { isRecord } from "./envelope.ts";
import type { Reader } from "./reader.ts";
import { readTarget } from "./target-result.ts";
import { wordFor } from "./target-word.ts";

/** Whether a user is online. */
export interface PresenceResult {
  /** The name as the caller wrote it. */
  readonly username: string;
  /** `online` with at least one long connection, else `offline`. */
  readonly status: PresenceWord;
}

/** Reads the reply to a status call: `data` is the array of July 2014, or the map from names that replaced it two days later. */
export function presenceReader(username: string): Reader<PresenceResult> {
  return (body) => {
    const data = body?.data;
    let status: unknown;
    if (isRecord(data)) {
      status = wordFor(data, username);
    } else {
      const reply = readTarget(data, username);
      if (reply?.code !== 200) return reply && { failed: reply };
      status = reply.content["result"];
    }
    return status === "online" || status === "offline" ? { value: { username, status } } : undefined;
  };
}
