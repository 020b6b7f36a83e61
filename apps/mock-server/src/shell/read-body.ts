import type { IncomingMessage } from "node:http";

/** What came of reading a body. */
export type BodyOutcome =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  /** More than the limit: its first part, and how much was seen of it. */
  | { readonly kind: "cut"; readonly bytes: Buffer; readonly size: number }
  /** The caller went away. */
  | { readonly kind: "gone" };

/** Whether a request announces a body. */
export function announcesBody(message: IncomingMessage): boolean {
  const length = message.headers["content-length"];
  return (length !== undefined && length !== "0") || message.headers["transfer-encoding"] !== undefined;
}

/**
 * Reads a body, and keeps at most `maxBytes` of it. What goes beyond is read and thrown away up to `maxDiscarded` bytes, so
 * that a caller who writes first and reads later still gets its answer. `done` is called once.
 */
export function readBody(
  message: IncomingMessage,
  maxBytes: number,
  maxDiscarded: number,
  done: (outcome: BodyOutcome) => void,
): void {
  const kept: Buffer[] = [];
  let size = 0;
  let settled = false;

  const settle = (outcome: BodyOutcome): void => {
    if (settled) return;
    settled = true;
    done(outcome);
  };
  const bytes = (): Buffer => {
    const [first] = kept;
    return kept.length === 1 && first !== undefined ? first : Buffer.concat(kept);
  };
  const onData = (chunk: Buffer): void => {
    const room = maxBytes - size;
    size += chunk.length;
    if (room > 0) kept.push(chunk.length <= room ? chunk : chunk.subarray(0, room));
    if (size <= maxDiscarded) return;
    message.off("data", onData);
    settle({ kind: "cut", bytes: bytes(), size });
  };
  message.on("data", onData);
  message.on("end", () => {
    settle(size > maxBytes ? { kind: "cut", bytes: bytes(), size } : { kind: "whole", bytes: bytes() });
  });
  // Whoever goes away before the end; without a listener the message emits no error for it.
  message.on("close", () => settle({ kind: "gone" }));
}
