import { isUtf8 } from "node:buffer";
import type {
  Body,
  Forgiveness,
  Header,
  MessageTarget,
  Preference,
  RequestRecord,
  RequestSummary,
  SendSummary,
  Violation,
} from "@emchat/control";
import { canonicalName, targetOf } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { UNLISTED } from "./describe-message.ts";
import { detailsOf, durationOf, type EntryDetails, type JournalEntry, MAX_KEPT_BODY_BYTES } from "./journal-entry.ts";
import { messageLine, oneLine } from "./message-line.ts";
import { nearestOperation } from "./nearest-operation.ts";
import { redactText } from "./redact.ts";

/** A call in the words of the control API, without headers and bodies. What is absent is `undefined`, which JSON leaves out. */
export function describeRequest(entry: JournalEntry): RequestSummary {
  const { messageId, violations } = entry;
  const { org, app, to } = aboutOf(entry);
  const summary: { readonly [Key in keyof RequestSummary]: RequestSummary[Key] | undefined } = {
    id: entry.id,
    sequence: entry.sequence,
    at: entry.at,
    method: entry.method,
    target: entry.target,
    host: entry.host,
    operationId: entry.operationId,
    org,
    app,
    to,
    send: sendOf(entry),
    status: entry.status,
    error: entry.error,
    reason: reasonOf(entry),
    outcome: entry.outcome,
    duration: durationOf(entry),
    requestSize: entry.bodySize,
    responseSize: entry.replySize,
    violations: violations.length + entry.replyViolations.length,
    faults: [...entry.faults],
    messages: messageId === undefined ? [] : [messageId],
    token: tokenOf(entry),
    run: entry.run,
  };
  return summary as RequestSummary;
}

/** A call in the words of the control API, with all that is known about it. */
export function describeRequestFully(entry: JournalEntry): RequestRecord {
  const details = detailsOf(entry);
  const nearest = entry.operationId === undefined ? nearestOperation(entry.method, entry.target) : undefined;
  const response =
    entry.status === undefined
      ? undefined
      : {
          headers: Object.entries(details.replyHeaders).map(([name, value]): Header => ({ name, value })),
          body: replyBody(entry),
        };
  const declared = entry.operationId === undefined ? undefined : declaredResponse(entry.operationId, entry.status);
  const { receiveUs, answerUs, sendUs, delayUs } = entry;
  return {
    ...describeRequest(entry),
    request: { httpVersion: entry.httpVersion, headers: headersOf(details), body: requestBody(entry) },
    ...(response === undefined ? undefined : { response }),
    pathParameters: { ...details.parameters },
    ...(nearest === undefined ? undefined : { nearest }),
    contract: {
      ...(declared === undefined ? undefined : { response: declared }),
      ...(entry.example === undefined ? undefined : { example: entry.example }),
      requestViolations: entry.violations.map(
        ({ in: part, pointer, expected, got, message }): Violation => ({ in: part, pointer, expected, got, message }),
      ),
      responseViolations: entry.replyViolations.map(
        ({ pointer, expected, got, message }): Violation => ({ in: "body", pointer, expected, got, message }),
      ),
    },
    forgiven: entry.forgiven.map(forgivenessOf),
    preferences: preferencesOf(entry, details),
    timing: {
      receive: receiveUs / 1_000,
      answer: answerUs / 1_000,
      send: sendUs / 1_000,
      ...(delayUs > 0 ? { delay: delayUs / 1_000 } : undefined),
    },
  };
}

interface About {
  readonly org: string | undefined;
  readonly app: string | undefined;
  readonly to: MessageTarget | undefined;
}

/** Whom a call was about. Of one that the session does not remember, its path says so. */
export function aboutOf(entry: JournalEntry): About {
  if (entry.about !== undefined) {
    const { org, app, kind, name } = entry.about;
    return { org, app, to: { kind, name } };
  }
  const { parameters } = detailsOf(entry);
  const target = entry.mock && parameters && targetOf({ mock: entry.mock, parameters });
  return {
    org: parameters?.["org"],
    app: parameters?.["app"],
    to: target && { kind: target.kind, name: canonicalName(target.kind, target.name) },
  };
}

/** The first rule that the request broke, in words. */
export function reasonOf({ violations: [first] }: JournalEntry): string | undefined {
  return first && oneLine(first.message).slice(0, 300);
}

/** The label of the token that was used, when the table has it. */
export function tokenOf({ token }: JournalEntry): string | undefined {
  return token === UNLISTED ? undefined : token;
}

/** What was sent, in short: read when somebody asks for it, once for all readers. */
export function sendOf(entry: JournalEntry): SendSummary | undefined {
  entry.send ??= readSend(entry) ?? "nothing";
  return entry.send === "nothing" ? undefined : entry.send;
}

/** The first of the three bytes that a byte order mark has in UTF-8; no JSON begins with it. */
const BYTE_ORDER_MARK = 0xef;

function readSend(entry: JournalEntry): SendSummary | undefined {
  if (entry.body === undefined || entry.bodySize === 0 || entry.bodySize > MAX_KEPT_BODY_BYTES) return undefined;
  if (entry.mock?.effect !== "deliver-message") return undefined;
  const bytes = Buffer.from(entry.body, "latin1");
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8", bytes[0] === BYTE_ORDER_MARK ? 3 : 0));
  } catch {
    return undefined;
  }
  if (typeof body !== "object" || body === null) return undefined;
  const { msg, from } = body as Readonly<Record<string, unknown>>;
  const type: unknown =
    typeof msg === "object" && msg !== null ? (msg as Readonly<Record<string, unknown>>)["type"] : undefined;
  return {
    ...(entry.sender !== undefined ? { from: entry.sender } : typeof from === "string" ? { from: oneLine(from) } : {}),
    ...(typeof type === "string" ? { type: oneLine(type) } : undefined),
    text: messageLine(msg),
  };
}

function headersOf({ headers }: EntryDetails): Header[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: Array.isArray(value) ? value.join(", ") : value }],
  );
}

function requestBody({ body, bodySize: size, messageId }: JournalEntry): Body {
  if (body === undefined) return { size, truncated: size > 0, encoding: "utf-8", text: "" };
  const buffer = Buffer.from(body, "latin1");
  const truncated = size > buffer.byteLength;
  // A cut may run through a character; that is no reason to call the rest binary.
  for (let end = buffer.length; truncated ? end > buffer.length - 4 : end === buffer.length; end -= 1) {
    if (!isUtf8(buffer.subarray(0, end))) continue;
    const text = buffer.toString("utf8", 0, end);
    // What a message says is its sender's business; anything else may be meant for a token endpoint.
    return { size, truncated, encoding: "utf-8", text: messageId === undefined ? redactText(text) : text };
  }
  return { size, truncated, encoding: "base64", text: buffer.toString("base64") };
}

function replyBody({ replyText: text, replySize: size, operationId, outcome }: JournalEntry): Body {
  const foreign = operationId === undefined || outcome === "proxied";
  return {
    size,
    truncated: Buffer.byteLength(text) < size,
    encoding: "utf-8",
    text: foreign ? redactText(text) : text,
  };
}

function declaredResponse(operationId: string, status: number | undefined): string | undefined {
  if (status === undefined || !Object.hasOwn(operationTable, operationId)) return undefined;
  const { responses } = operationTable[operationId as keyof typeof operationTable];
  return [String(status), `${Math.floor(status / 100)}XX`, "default"].find((key) => Object.hasOwn(responses, key));
}

/** `content-type: missing` is the rule `content-type` and what was put up with. */
function forgivenessOf(text: string): Forgiveness {
  const colon = text.indexOf(":");
  return colon < 0
    ? { rule: text, message: text }
    : { rule: text.slice(0, colon), message: text.slice(colon + 1).trim() };
}

function preferencesOf(entry: JournalEntry, { replyHeaders }: EntryDetails): Preference[] {
  const applied = replyHeaders["preference-applied"] ?? "";
  return Object.entries(entry.prefer ?? {}).map(
    ([name, value]): Preference => ({
      name,
      value: String(value),
      applied: applied.split(",").some((one) => one.trim().split("=")[0] === name),
    }),
  );
}
