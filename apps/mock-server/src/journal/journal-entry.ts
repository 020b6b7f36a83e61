import type { IncomingHttpHeaders } from "node:http";
import type { FaultUse, MessageType, Outcome, SendSummary } from "@emchat/control";
import type { CallViolation, KeptMessage, Preferences } from "@emchat/emulator";
import type { MockEntry } from "@emchat/schema";
import type { SeenTarget } from "../sessions/seen-targets.ts";
import { plainReplyHeaders } from "./plain-reply-headers.ts";

/** The most of a body that an entry keeps, in bytes. */
export const MAX_KEPT_BODY_BYTES = 65_536;
/** The most of a request target that an entry keeps, in characters. */
export const MAX_KEPT_TARGET_LENGTH = 2_048;
/** The most of a `run` that an entry keeps, in characters. */
export const MAX_RUN_LENGTH = 128;

/**
 * A call as the journal keeps it, without its secrets: a few texts and numbers, because every object that stays costs the collector
 * more than the call that made it. What people read is made of it when they ask.
 */
export interface JournalEntry {
  readonly sequence: number;
  /** What the entry takes in memory. */
  readonly bytes: number;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly httpVersion: string;
  /** {@link KeptDetails} as JSON. */
  readonly details: string;
  /** The kept bytes, one a character: ten thousand small buffers would cost more than what is in them. */
  readonly body: string | undefined;
  readonly bodySize: number;

  readonly operationId: string | undefined;
  /** What the operation does, and to whom: the contract's own object. */
  readonly mock: MockEntry | undefined;
  /** Whom it was about, as the session remembers them: one object for all calls about one. `undefined` for a call that was refused. */
  readonly about: SeenTarget | undefined;
  readonly host: string;
  /** The caller's `X-Mock-Run`, at most {@link MAX_RUN_LENGTH} characters of it. */
  readonly run: string | undefined;
  readonly prefer: Preferences | undefined;
  readonly forgiven: readonly string[];
  readonly token: string | undefined;
  readonly violations: readonly CallViolation[];
  readonly replyViolations: readonly ReplyViolation[];

  /** `undefined`: the connection was cut before a reply. */
  readonly status: number | undefined;
  readonly replyText: string;
  readonly replySize: number;
  readonly error: string | undefined;
  readonly example: string | undefined;
  /** The id of the message that was taken. */
  readonly messageId: string | undefined;
  /** Whose message was taken: the sender's name, which the body need not tell. */
  readonly sender: string | undefined;
  /** What was sent, in short, once somebody has asked for it. */
  send: SendSummary | "nothing" | undefined;
  readonly outcome: Outcome;
  readonly faults: readonly FaultUse[];
  /** Whole microseconds, each. */
  readonly receiveUs: number;
  readonly answerUs: number;
  readonly sendUs: number;
  readonly delayUs: number;
}

/** What of an entry is read when somebody asks for it. */
export interface EntryDetails {
  /** Secrets already taken out. */
  readonly headers: IncomingHttpHeaders;
  /** Path parameters by name. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly replyHeaders: Readonly<Record<string, string>>;
}

/** {@link EntryDetails} as they are kept: headers that every plain reply has follow from the rest of the entry. */
export type KeptDetails = Pick<EntryDetails, "headers" | "parameters"> &
  (Pick<EntryDetails, "replyHeaders"> | { readonly requestId: string });

/** Reads the details of an entry, every reader with objects of its own. */
export function detailsOf({ details, id, replySize }: JournalEntry): EntryDetails {
  const { headers, parameters, ...reply } = JSON.parse(details) as KeptDetails;
  const replyHeaders = "requestId" in reply ? plainReplyHeaders(id, reply.requestId, replySize) : reply.replyHeaders;
  return { headers, parameters, replyHeaders };
}

/** How long a call took, all in all, in milliseconds. */
export function durationOf({ receiveUs, answerUs, sendUs, delayUs }: JournalEntry): number {
  return (receiveUs + answerUs + sendUs + delayUs) / 1_000;
}

/** A rule of the contract that a reply broke. */
export interface ReplyViolation {
  readonly pointer: string;
  readonly expected: string;
  readonly got: string;
  readonly message: string;
}

/** What stands for a message in a list. */
export interface Gist {
  readonly type: MessageType;
  readonly text: string;
}

/** A message as the journal keeps it. */
export interface MessageEntry {
  readonly sequence: number;
  /** What the entry takes in memory. */
  readonly bytes: number;
  /** The id of the call that brought it. */
  readonly requestId: string;
  readonly run: string | undefined;
  /** What it says is text until somebody reads it. */
  readonly stored: KeptMessage;
  /** What stands for it in lists, once somebody has asked for it. */
  gist: Gist | undefined;
}
