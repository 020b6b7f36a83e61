/** A whole reply, as it came off the wire. */
export interface WireReply {
  readonly status: number;
  /** By lower-case name; of two with one name the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether the server closes the connection after it. */
  readonly closes: boolean;
}

/** Takes replies out of the bytes of one connection. */
export interface ReplyStream {
  /** The replies that `chunk` completes. @throws Error for bytes that are no reply */
  take(chunk: Buffer): readonly WireReply[];
  /** Whether bytes of an unfinished reply are left. */
  readonly unfinished: boolean;
}

/** Reads the replies to `methods`, in order; a reply to `HEAD` has no body. */
export function createReplyStream(methods: readonly string[]): ReplyStream {
  let rest: Buffer = Buffer.alloc(0);
  let answered = 0;

  const next = (): WireReply | undefined => {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [first = "", ...lines] = rest.toString("latin1", 0, end).split("\r\n");
    const status = /^HTTP\/1\.[01] ([1-5][0-9]{2}) /.exec(`${first} `)?.[1];
    if (status === undefined) throw new Error(`no status line: ${first.slice(0, 80)}`);
    const headers: Record<string, string> = {};
    for (const line of lines)
      headers[line.slice(0, line.indexOf(":")).toLowerCase()] = line.slice(line.indexOf(":") + 1).trim();
    const code = Number(status);
    const bodyless = code < 200 || code === 204 || code === 304 || methods[answered] === "HEAD";
    const whole = bodyless ? { body: Buffer.alloc(0), end: end + 4 } : bodyOf(rest, end + 4, headers);
    if (whole === undefined) return undefined;
    rest = rest.subarray(whole.end);
    return { status: code, headers, body: whole.body, closes: headers["connection"] === "close" };
  };

  return {
    take(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const replies: WireReply[] = [];
      for (let reply = next(); reply !== undefined; reply = next()) {
        if (reply.status < 200) continue;
        answered += 1;
        replies.push(reply);
      }
      return replies;
    },
    get unfinished() {
      return rest.length > 0;
    },
  };
}

function bodyOf(
  bytes: Buffer,
  start: number,
  headers: Readonly<Record<string, string>>,
): { body: Buffer; end: number } | undefined {
  const length = headers["content-length"];
  if (length !== undefined) {
    const end = start + Number(length);
    return end <= bytes.length ? { body: bytes.subarray(start, end), end } : undefined;
  }
  if (headers["transfer-encoding"] !== "chunked") throw new Error("a reply with neither a length nor chunks");
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (end > bytes.length) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), end };
    parts.push(bytes.subarray(lineEnd + 2, end - 2));
    at = end;
  }
}
