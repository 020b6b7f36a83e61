import type { ServerResponse } from "node:http";

/**
 * Calls `listener` once when the caller has left, or has closed its side: nobody can tell the one from the other until something
 * is written. For whatever waits on a caller's behalf. Returns the function that stops listening.
 */
export function onCallerLeft(response: ServerResponse, listener: () => void): () => void {
  const { socket } = response.req;
  const stop = (): void => {
    response.off("close", left);
    socket.off("end", left);
  };
  const left = (): void => {
    stop();
    listener();
  };
  response.once("close", left);
  socket.once("end", left);
  if (socket.readableEnded || socket.destroyed) queueMicrotask(left);
  return stop;
}
