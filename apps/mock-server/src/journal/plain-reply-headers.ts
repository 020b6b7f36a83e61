/** The headers of a reply to a call about which nothing is special, in the order in which they are written; `size` in bytes. */
export function plainReplyHeaders(id: string, requestId: string, size: number): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-mock-request": id,
    "x-request-id": requestId,
    vary: "Origin",
    "content-length": String(size),
  };
}
