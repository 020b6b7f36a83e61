import { createHash, randomUUID } from "node:crypto";
import type { StoredMessage } from "@emchat/emulator";

/** What the later service calls a conversation with each kind of target. */
const CHAT_TYPES: Readonly<Record<string, string>> = { user: "chat", group: "groupchat" };

/**
 * What the service posts after a send, as JSON. The service of 2014 had no callbacks: this is what its documents say from 2022 on.
 * `security` lets the receiver check where it comes from: MD5 over `callId`, the secret and `timestamp`.
 */
export function callbackBody(
  { org, app, id, time, from, target, message, ext }: StoredMessage,
  secret: string,
): string {
  const callId = `${org}#${app}_${randomUUID()}`;
  return JSON.stringify({
    callId,
    eventType: "chat",
    timestamp: time,
    chat_type: CHAT_TYPES[target.kind] ?? target.kind,
    group_id: target.kind === "group" ? target.name : "",
    from,
    to: target.name,
    msg_id: id,
    payload: { bodies: [message], ext: ext ?? {} },
    securityVersion: "1.0.0",
    security: createHash("md5").update(`${callId}${secret}${time}`).digest("hex"),
  });
}
