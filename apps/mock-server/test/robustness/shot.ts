/** What the mock may answer a shot with. */
export type Verdict =
  /** A path of the service: a declared reply that passes its validator, or a refusal in the envelope. */
  | "service"
  /** A path of the service, and a fault was asked for: anything, the end of the connection too. */
  | "faulted"
  /** A path of the mock's own: anything below 500 that is what its content type says. */
  | "control"
  /** No whole request: an answer or the end of the connection. */
  | "settled";

/** A piece of what is written, and how long to wait before the next. */
export interface Piece {
  readonly bytes: Buffer;
  /** Milliseconds. */
  readonly pause: number;
}

/** One request of the corpus, as bytes. */
export interface Shot {
  /** What it is about: `path: escape`. Counted in the table. */
  readonly kind: string;
  readonly pieces: readonly Piece[];
  /** Whether the bytes are exactly one well-framed request: it may share a connection, and other servers can be given it too. */
  readonly plain: boolean;
  readonly verdict: Verdict;
  readonly method: string;
  /** What happens after the last piece: wait for the reply, close the writing half first, or go away at once. */
  readonly end: "wait" | "half-close" | "abandon";
  /** How long the server may take, in milliseconds; `stall` stands for its own limit for unfinished requests. */
  readonly patience: number | "stall";
}

/** How long a whole request may go unanswered. */
export const REPLY_LIMIT_MS = 40_000;

/** A whole, well-framed request. */
export function plainShot(
  kind: string,
  method: string,
  target: string,
  headers: readonly string[],
  body: Buffer = Buffer.alloc(0),
  verdict: Verdict = "service",
): Shot {
  const framed = headers.some((line) => /^(content-length|transfer-encoding):/i.test(line));
  const lines = [`${method} ${target} HTTP/1.1`, "host: a1.easemob.com", ...headers];
  if (!framed && (body.length > 0 || method === "POST" || method === "PUT"))
    lines.push(`content-length: ${body.length}`);
  // Latin-1 keeps one byte for one character, so that headers can hold bytes which are no UTF-8.
  const bytes = Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]);
  return { kind, pieces: [{ bytes, pause: 0 }], plain: true, verdict, method, end: "wait", patience: REPLY_LIMIT_MS };
}

/** Bytes that share a connection with nothing else. */
export function rawShot(kind: string, bytes: Buffer | string, more: Partial<Shot> = {}): Shot {
  const buffer = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
  return {
    kind,
    pieces: [{ bytes: buffer, pause: 0 }],
    plain: false,
    verdict: "service",
    method: "POST",
    end: "wait",
    patience: REPLY_LIMIT_MS,
    ...more,
  };
}
