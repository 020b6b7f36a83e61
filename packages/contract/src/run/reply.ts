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
export function completeReply(parts: Omit<Reply, "json" | "text">): Reply {
  let text: string | undefined;
  let json: JsonReading | undefined;
  return {
    ...parts,
    get text() {
      text ??= textOf(parts.body).replace(/^\uFEFF/, "");
      return text;
    },
    get json() {
      json ??= readJson(parts.body);
      return json;
    },
  };
}

/** The media type of a reply without its parameters, in lower case. */
export const mediaTypeOf = (reply: Reply): string | undefined =>
  reply.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
