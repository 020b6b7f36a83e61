/** Counts whole replies in the bytes of one connection. Bodies are measured, not read: the generator must stay ahead of every server. */
export interface ReplyReader {
  /** Takes the next bytes; calls `done` with the status of every reply that they complete. */
  take(chunk: Buffer): void;
}

const HEAD_END = "\r\n\r\n";

/** A reader of replies with `Content-Length` or chunks. */
export function createReplyReader(done: (status: number) => void): ReplyReader {
  let pending: Buffer | undefined;

  /** The length of the first whole reply in `bytes`; 0 when it has not all come. */
  const lengthOf = (bytes: Buffer): number => {
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) return 0;
    const head = bytes.toString("latin1", 0, end).toLowerCase();
    const body = end + HEAD_END.length;
    const announced = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
    if (announced !== undefined) return body + Number(announced) <= bytes.length ? body + Number(announced) : 0;
    if (!head.includes("\r\ntransfer-encoding: chunked")) return body;
    for (let at = body; ; ) {
      const lineEnd = bytes.indexOf("\r\n", at);
      if (lineEnd < 0) return 0;
      const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
      at = lineEnd + 2 + size + 2;
      if (at > bytes.length) return 0;
      if (size === 0) return at;
    }
  };

  return {
    take(chunk) {
      let bytes = pending === undefined ? chunk : Buffer.concat([pending, chunk]);
      pending = undefined;
      while (bytes.length > 0) {
        const length = lengthOf(bytes);
        if (length === 0) {
          pending = bytes;
          return;
        }
        done(Number(bytes.toString("latin1", 9, 12)));
        bytes = bytes.subarray(length);
      }
    },
  };
}
