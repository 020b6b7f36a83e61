import type { OperationId } from "@emchat/schema";

/** What goes wrong. `kind` says which. */
export type FaultEffect =
  | LatencyEffect
  | ErrorEffect
  | ResultEffect
  | RateEffect
  | { /** The connection is reset instead of a reply. */ kind: "reset" }
  | { /** The connection is closed without a byte. */ kind: "empty" }
  | TruncateEffect
  | { /** The body is not JSON, though the content type says so. */ kind: "malformed" }
  | DripEffect
  | ContentTypeEffect
  | ReplyEffect;

/** The reply comes later, by `min` to `max` milliseconds. With `min` alone it is always that. */
export interface LatencyEffect {
  kind: "latency";
  /** Milliseconds. */
  min: number;
  /** Milliseconds. */
  max?: number;
}

/** An error in the service's envelope. */
export interface ErrorEffect {
  kind: "error";
  /** 400 to 599. */
  status: number;
  /** The error's identifier; the contract's first of the status when it is left out. */
  error?: string;
  /** `error_description`. */
  description?: string;
  /** `Retry-After` in seconds. */
  retryAfter?: number;
}

/** A reply of status 200 in which the target failed. */
export interface ResultEffect {
  kind: "result";
  /** `result_code`, 201 to 599. */
  code: number;
  /** `result_content.result`. */
  result?: string;
}

/** Calls above the limit are answered 429 with `Retry-After`, counted per tenant. */
export interface RateEffect {
  kind: "rate";
  limit: number;
  per: "second" | "minute";
}

/** The body ends early, though `Content-Length` promised all of it. */
export interface TruncateEffect {
  kind: "truncate";
  /** How many bytes of the body are sent; half of them when it is left out. */
  bytes?: number;
}

/** The body comes a few bytes at a time. */
export interface DripEffect {
  kind: "drip";
  /** Bytes per piece. Default {@link DRIP_BYTES}. */
  bytes?: number;
  /** Milliseconds between pieces. Default {@link DRIP_EVERY_MS}. */
  every?: number;
}

/** The reply's body is announced as something else. */
export interface ContentTypeEffect {
  kind: "content-type";
  /** The `Content-Type` that is sent. Default `text/html`. */
  value?: string;
}

/** A reply that is prepared: it is given in the service's place, whatever the call is worth. */
export interface ReplyEffect {
  kind: "reply";
  /** 200 to 599. */
  status: number;
  /** Headers by lower-case name, beside a content type of JSON. Not those of the connection. */
  headers?: Record<string, string>;
  /** Any JSON; no body when it is left out. */
  body?: unknown;
}

/** The defaults of a drip: bytes per piece, milliseconds between pieces. */
export const DRIP_BYTES = 16;
export const DRIP_EVERY_MS = 100;
/** The default of a wrong content type. */
export const WRONG_CONTENT_TYPE = "text/html";

/** The name of an effect. */
export type FaultKind = FaultEffect["kind"];

/** Which calls a fault is meant for; all, where nothing is said. */
export interface FaultMatch {
  operations?: OperationId[];
  org?: string;
  app?: string;
  /** The name of the user, the group or whatever the operation is about. */
  target?: string;
  /** The label of a token of the table. */
  token?: string;
}

/** A fault, as it is asked for. */
export interface FaultInput {
  /** A name for people. */
  name?: string;
  match?: FaultMatch;
  effect: FaultEffect;
  /** For how many calls; without end when it is left out. */
  times?: number;
  /** How many of a hundred calls, drawn from the seed; all when it is left out. */
  percent?: number;
}

/** Where a fault was set. */
export type FaultSource = "api" | "config" | "cli";

/** A fault of the table. */
export interface Fault extends FaultInput {
  id: string;
  match: FaultMatch;
  /** What is left of `times`. */
  remaining?: number;
  /** How many calls it struck. */
  hits: number;
  source: FaultSource;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A fault's part in one call. */
export interface FaultUse {
  /** The fault's id; `prefer` for one that came with the call. */
  id: string;
  kind: FaultKind;
}
