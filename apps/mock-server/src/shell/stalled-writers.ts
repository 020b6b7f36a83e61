import type { Socket } from "node:net";

/**
 * Closes connections whose peer has stopped reading: bytes wait for it, and none has left for `timeoutMs`. Node's own timeouts
 * watch what comes in, not what goes out. Returns the function that ends the watch.
 */
export function closeStalledWriters(open: ReadonlySet<Socket>, timeoutMs: number, intervalMs: number): () => void {
  const stalled = new Map<Socket, { written: number; since: number }>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of stalled.keys()) if (!open.has(socket)) stalled.delete(socket);
    for (const socket of open) {
      if (socket.writableLength === 0) {
        stalled.delete(socket);
        continue;
      }
      const left = socket.bytesWritten - socket.writableLength;
      const before = stalled.get(socket);
      if (before === undefined || before.written !== left) stalled.set(socket, { written: left, since: now });
      else if (now - before.since >= timeoutMs) socket.destroy();
    }
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
