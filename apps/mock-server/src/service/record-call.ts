import type { IncomingHttpHeaders } from "node:http";
import type { MessageType, Outcome, SendSummary } from "@emchat/control";
import { canonicalName, type Reply, type StoredMessage, targetOf } from "@emchat/emulator";
import type { Journal } from "../journal/journal.ts";
import {
  type JournalEntry,
  type KeptDetails,
  MAX_KEPT_BODY_BYTES,
  MAX_KEPT_TARGET_LENGTH,
  MAX_RUN_LENGTH,
} from "../journal/journal-entry.ts";
import { messageLine, oneLine } from "../journal/message-line.ts";
import { redactHeaders, redactTarget } from "../journal/redact.ts";
import { textBytes } from "../memory/text-bytes.ts";
import { bytesOfTarget, type SeenTarget } from "../sessions/seen-targets.ts";
import type { ReplyHeaders } from "./cors.ts";
import type { Turn } from "./turn.ts";

/** A call that has been answered or cut. */
export interface FinishedCall {
  readonly turn: Turn;
  /** `undefined`: it was cut. */
  readonly reply: Reply | undefined;
  readonly headers: Readonly<ReplyHeaders>;
  /** Whether these headers follow from the rest of the call. */
  readonly isPlain: boolean;
  /** What was sent of the body. */
  readonly text: string;
  /** Its size in bytes. */
  readonly size: number;
  readonly timing: Pick<JournalEntry, "receiveUs" | "answerUs" | "sendUs" | "delayUs">;
}

/** Hears what became of every call. */
export interface CallWitness {
  finished(call: FinishedCall): void;
  /** A handler threw: a defect of the mock. */
  failed(error: unknown): void;
}

/** What an entry takes beside its texts, in bytes: objects, keys, short texts, and what lists show of it. */
const ENTRY_BYTES = 1_000;
/** What a broken rule takes. */
const FINDING_BYTES = 600;

const NOTHING: readonly never[] = Object.freeze([]);

/** Counts a finished call and puts it into the journal of its session. Returns the entry. */
export function recordCall({ turn, reply, headers, isPlain, text, size, timing }: FinishedCall): JournalEntry {
  const { request, session, exchange, plan, relayed } = turn;
  const call = exchange?.call;
  const { body: replyBody } = reply ?? {};
  const error = reply === undefined || reply.status < 400 ? undefined : errorOf(replyBody);
  const example =
    call === undefined || reply === undefined
      ? undefined
      : session.coverage.count(call.operationId, reply.status, replyBody, call.body, reply.example);
  const seen = noteTarget(turn);

  const url = request.url ?? "";
  const shown = url.slice(0, MAX_KEPT_TARGET_LENGTH);
  const target = redactTarget(shown);
  // Of the token address nothing is kept, in whatever form its secrets came.
  const sentBody = reply?.secret ? undefined : turn.body?.toString("latin1", 0, MAX_KEPT_BODY_BYTES);
  const replyText = reply?.secret ? "" : text.length > MAX_KEPT_BODY_BYTES ? cut(text, MAX_KEPT_BODY_BYTES) : text;
  const message = reply?.message ?? exchange?.kept;
  redactHeaders(request.headers);
  const parameters = target === shown ? call?.parameters : redacted(call?.parameters);
  const kept: KeptDetails =
    isPlain && call !== undefined
      ? { headers: request.headers, parameters, requestId: call.requestId }
      : {
          headers: request.headers,
          parameters,
          replyHeaders: relayed ? redacted(withoutCookies(headers)) : headers,
        };
  const details = JSON.stringify(kept);
  const host = hostOf(request.headers);
  const run = runOf(request.headers);
  // Where a secret was taken out of the path, what is shown is read from what is left.
  const about = target === shown ? seen : undefined;
  const entry: JournalEntry = {
    sequence: session.journal.nextSequence(),
    // The whole URL: parts of it are views of it.
    bytes:
      ENTRY_BYTES +
      textBytes(details) +
      url.length +
      host.length +
      (run?.length ?? 0) +
      (sentBody?.length ?? 0) +
      textBytes(replyText) +
      // Other calls may share it, but nobody knows who will be the last to hold it.
      (about === undefined ? 0 : bytesOfTarget(about)) +
      findingBytes(turn),
    id: turn.id,
    at: turn.at,
    method: request.method ?? "",
    target,
    httpVersion: request.httpVersion,
    details,
    body: sentBody,
    bodySize: turn.bodySize,
    operationId: call?.operationId,
    mock: call?.mock,
    about,
    host,
    run,
    prefer: call?.prefer,
    // An empty list of its own would be one more object to keep.
    forgiven: call === undefined || call.forgiven.length === 0 ? NOTHING : call.forgiven,
    token: call?.tokenLabel,
    violations: exchange?.violations ?? NOTHING,
    replyViolations: exchange?.replyViolations ?? NOTHING,
    status: reply?.status,
    replyText,
    replySize: size,
    error,
    example,
    messageId: message?.id,
    sender: message?.from,
    // Where the body is kept, it is read from there, by who asks for it; who listens asks at once.
    send:
      message !== undefined && (turn.bodySize > MAX_KEPT_BODY_BYTES || session.events.subscribers > 0)
        ? sendOf(message, session.journal)
        : undefined,
    outcome: outcomeOf(turn, reply),
    faults: plan.uses,
    receiveUs: timing.receiveUs,
    answerUs: timing.answerUs,
    sendUs: timing.sendUs,
    delayUs: timing.delayUs,
  };
  session.journal.addRequest(entry);
  return entry;
}

/** The beginning of a text, without the rest of it in memory. */
function cut(text: string, length: number): string {
  return Buffer.from(text.slice(0, length)).toString("utf8");
}

function findingBytes({ exchange }: Turn): number {
  return exchange === undefined ? 0 : FINDING_BYTES * (exchange.violations.length + exchange.replyViolations.length);
}

/** What was sent, in short. The message's own entry tells the same, and need not find it out again. */
function sendOf({ id, from, message }: StoredMessage, { messages }: Journal): SendSummary {
  const text = messageLine(message);
  const newest = messages.lastUpTo(Number.POSITIVE_INFINITY);
  if (newest?.stored.id === id) newest.gist ??= { type: message["type"] as MessageType, text };
  return { from, type: oneLine(String(message["type"])), text };
}

function redacted(texts: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const copy: Record<string, string> = { ...texts };
  redactHeaders(copy);
  return copy;
}

function withoutCookies({ "set-cookie": _, ...headers }: Readonly<ReplyHeaders>): Readonly<ReplyHeaders> {
  return headers;
}

function outcomeOf({ plan, exchange, relayed }: Turn, reply: Reply | undefined): Outcome {
  if (reply === undefined) return "cut";
  if (relayed) return "proxied";
  if (plan.effect !== undefined) return "faulted";
  const applied = reply.headers["preference-applied"];
  if (applied !== undefined && /(?:^|, )(?:code|example|dynamic)=/.test(applied)) return "preferred";
  if (exchange === undefined && reply.status >= 400 && !reply.secret) return "unmatched";
  return reply.status >= 400 ? "refused" : "answered";
}

function noteTarget({ session, exchange, at }: Turn): SeenTarget | undefined {
  if (exchange === undefined || exchange.refusal !== undefined || exchange.violations.length > 0) return undefined;
  const { call } = exchange;
  const target = targetOf(call);
  if (target === undefined) return undefined;
  const { org = "", app = "" } = call.parameters;
  const askedAt = call.mock.effect === "read-presence" ? at : undefined;
  return session.seen.note(org, app, target.kind, canonicalName(target.kind, target.name), askedAt);
}

let lastHost = "";

/** The same text for all calls to one host: the collector looks at every copy. */
function hostOf({ host = "" }: IncomingHttpHeaders): string {
  if (host !== lastHost) lastHost = host;
  return lastHost;
}

/** The caller's `X-Mock-Run`, cut. */
function runOf({ "x-mock-run": run }: IncomingHttpHeaders): string | undefined {
  if (typeof run !== "string" || run === "") return undefined;
  return run.length > MAX_RUN_LENGTH ? cut(run, MAX_RUN_LENGTH) : run;
}

function errorOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  return typeof body.error === "string" ? body.error : undefined;
}
