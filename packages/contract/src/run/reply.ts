import { onceOf } from "../spec/once-for.ts";
import { type JsonReading, readJson, textOf } from "./read-json.ts";

/** A reply as it came. */
export interface Reply {
  readonly status: number;
  /** By lower-case name; repeated ones are joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** When the request was begun and when the last byte was there, in epoch milliseconds by our clock. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly elapsedMs: number;
  /** The body as text, worked out once. */
  readonly text: string;
  /** The body read as JSON, worked out once. */
  readonly json: JsonReading;
}

/** Why there is no reply. */
export type FailureCode =
  | "refused"
  | "unknown-host"
  | "tls"
  | "timeout"
  | "reset"
  | "too-large"
  | "not-http"
  | "incomplete"
  | "aborted";

/** What became of a request. `cutOff`: it was sent again, as the connection that it was sent on first was closed just then. */
export type Outcome = (
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "failure"; readonly code: FailureCode; readonly message: string; readonly elapsedMs: number }
) & { readonly cutOff?: boolean };

/** Completes a reply; it is read when somebody first asks what it says. */
export const completeReply = (parts: Omit<Reply, "json" | "text">): Reply => new ReadWhenAsked(parts);

class ReadWhenAsked implements Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly elapsedMs: number;
  #written: string | undefined;
  #text: string | undefined;
  #json: JsonReading | undefined;

  constructor({ status, headers, body, startedAt, endedAt, elapsedMs }: Omit<Reply, "json" | "text">) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.elapsedMs = elapsedMs;
  }

  get text(): string {
    this.#text ??= this.#decoded().replace(/^\uFEFF/, "");
    return this.#text;
  }

  get json(): JsonReading {
    this.#json ??= readJson(this.body, this.#decoded());
    return this.#json;
  }

  #decoded(): string {
    this.#written ??= textOf(this.body);
    return this.#written;
  }
}

/** The media type of a reply without its parameters, in lower case. */
export const mediaTypeOf: (reply: Reply) => string | undefined = onceOf(({ headers }) =>
  headers["content-type"]?.split(";")[0]?.trim().toLowerCase(),
);
