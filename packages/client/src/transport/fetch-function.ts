/** How the client calls a `fetch`. */
export interface FetchInit {
  /** The HTTP method. */
  readonly method: string;
  /** The headers, `authorization` among them. */
  readonly headers: Record<string, string>;
  /** The body as JSON text; `null` for a GET. */
  readonly body: string | null;
  /** A redirect is not followed: the token would go along. */
  readonly redirect: "manual";
  /** Fires when the attempt is over. */
  readonly signal: AbortSignal;
}

/** What the client reads of a reply. */
export interface FetchReply {
  /** The HTTP status. */
  readonly status: number;
  /** The reply's headers. */
  readonly headers: {
    /** One header's value. */
    get(name: string): string | null;
    /** Whether there is such a header. */
    has(name: string): boolean;
  };
  /** The body's stream, read as far as it may be. */
  readonly body: {
    /** Its reader. */
    getReader(): ReplyReader;
  } | null;
  /** The whole body. */
  text(): Promise<string>;
}

/** Reads a reply's body, chunk by chunk. */
export interface ReplyReader {
  /** The next chunk. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Ends it. */
  cancel(): Promise<void>;
}

/** What sends requests: the runtime's `fetch`, undici's, or a test's own. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchReply>;
