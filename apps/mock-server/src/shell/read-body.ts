import type { IncomingMessage } from "node:http";
import type { CollectedBytes } from "../memory/collected-bytes.ts";

/** What came of reading a body. */
export type BodyOutcome =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  /** More than the limit: its first part, and how much was seen of it. */
  | { readonly kind: "cut"; readonly bytes: Buffer; readonly size: number }
  /** There was no room for it beside the bodies of other calls: its first part, and how much was seen of it. */
  | { readonly kind: "crowded"; readonly bytes: Buffer; readonly size: number }
  /** The caller went away. */
  | { readonly kind: "gone" };

/** Whether a request announces a body. */
export function announcesBody(message: IncomingMessage): boolean {
  const length = message.headers["content-length"];
  return (length !== undefined && length !== "0") || message.headers["transfer-encoding"] !== undefined;
}

/**
 * Reads a body into `bytes`, at most `maxBytes` of it. What goes beyond, or finds no room, is read and thrown away up to
 * `maxDiscarded` bytes, so that a caller who writes first and reads later still gets its answer. `done` is called once.
 */
export function readBody(
  message: IncomingMessage,
  bytes: CollectedBytes,
  maxBytes: number,
  maxDiscarded: number,
  done: (outcome: BodyOutcome) => void,
): void {
  let size = 0;
  let crowded = false;
  let settled = false;

  const settle = (outcome: BodyOutcome): void => {
    if (settled) return;
    settled = true;
    done(outcome);
  };
  const end = (): BodyOutcome => {
    if (crowded) return { kind: "crowded", bytes: bytes.bytes(), size };
    return size > maxBytes ? { kind: "cut", bytes: bytes.bytes(), size } : { kind: "whole", bytes: bytes.bytes() };
  };
  const onData = (chunk: Buffer): void => {
    const room = maxBytes - size;
    size += chunk.length;
    if (room > 0 && !crowded) crowded = !bytes.add(chunk.length <= room ? chunk : chunk.subarray(0, room));
    if (size <= maxDiscarded) return;
    message.off("data", onData);
    settle(end());
  };
  message.on("data", onData);
  message.on("end", () => settle(end()));
  // Whoever goes away before the end; without a listener the message emits no error for it.
  message.on("close", () => settle({ kind: "gone" }));
}
