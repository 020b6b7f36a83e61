import type { StoredMessage } from "./message-log.ts";

/** A message as it is kept: what it says stays text until somebody reads it. */
export interface KeptMessage extends Omit<StoredMessage, "message" | "ext"> {
  /** JSON of an object with `message` and, where there is one, `ext`. */
  readonly content: string;
}

/** Puts a message into the form that is kept. */
export function keepMessage(stored: StoredMessage): KeptMessage {
  const { id, sequence, time, requestId, operationId, org, app, target, from, token, bytes, message, ext } = stored;
  const content = JSON.stringify({ message, ext });
  return { id, sequence, time, requestId, operationId, org, app, target, from, token, bytes, content };
}

/** The message again, every reader with an object of its own. */
export function readMessage({ content, ...kept }: KeptMessage): StoredMessage {
  return { ...kept, ...(JSON.parse(content) as Pick<StoredMessage, "message" | "ext">) };
}
