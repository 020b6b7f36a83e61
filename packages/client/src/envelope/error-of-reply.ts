import type { CallState } from "../delivery/call-state.ts";
import { GAVE_UP, outcomeOf } from "../delivery/judgement.ts";
import { retryAfter } from "../delivery/retry-after.ts";
import type { EmchatError, ErrorDetails, ErrorKind } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { AttemptReply } from "../middleware.ts";
import type { OperationData } from "../operation-data.ts";
import { cleanJson } from "./clean-json.ts";
import type { Envelope } from "./envelope.ts";
import { failedTarget } from "./failed-target.ts";
import { isOwn } from "./is-own.ts";
import { parseEnvelope } from "./parse-envelope.ts";
import { hintOfPath } from "./path-hint.ts";
import type { Reader } from "./reader.ts";
import { responseKey } from "./response-key.ts";

/** What the call knows of the request beside its reply. */
export interface ReplyState extends CallState {
  /** Whether the request may have left. */
  readonly sent: boolean;
  /** Whether the reply came from where the request went, or no request went anywhere. */
  readonly believed: boolean;
}

/** How much of a reply that is not the contract's an error shows, in characters. */
const EXCERPT = 200;
/** How much of one is looked at, in characters: the envelope of an error has a few hundred. */
const LARGEST_ENVELOPE = 65_536;

const KINDS: Readonly<Record<number, ErrorKind>> = {
  401: "authentication",
  403: "permission",
  404: "notFound",
  429: "rateLimited",
};

/** The error that a whole reply amounts to: its status first, then its envelope. `clean` takes secrets out of a text. */
export function errorOfReply(
  { status, headers, body: text }: AttemptReply,
  operation: OperationData,
  { sent, believed, ...state }: ReplyState,
  clean: (text: string) => string,
  read: Reader<unknown>,
): EmchatError {
  const family = Math.floor(status / 100);
  const ok = family === 2;
  const key = responseKey(operation, status);
  const received = text.length > LARGEST_ENVELOPE ? undefined : parseEnvelope(text);
  const body = received && (cleanJson(received, clean) as Envelope);
  const result = ok && body ? read(body, status, operation) : undefined;
  const failed = result && "failed" in result ? result.failed : undefined;
  const own = received !== undefined && isOwn(received);
  const code = textOf(body, "error");
  const details: ErrorDetails = {
    ...state,
    outcome: outcomeOf({ sent, ...(believed && { status, own, refused: failed !== undefined }) }),
    status,
    key,
    body,
    code,
    exception: textOf(body, "exception"),
    headers: cleanHeaders(headers, clean),
    requestId: cleanHeader(headers, "x-request-id", clean),
    retryAfterMs: retryAfter(headers, Date.now()),
  };
  const { id } = operation;
  if (failed) {
    const said = failed.code ? `result_code ${failed.code}` : JSON.stringify(failed.content["result"]);
    const message = `${id}: the service answered ${said} for ${failed.target}`;
    return makeError("target", message, { ...details, results: [failedTarget(failed)] });
  }
  // cut before it is cleaned as well, so that no reply makes it slow, and after it, because cleaning changes lengths
  const excerpt = JSON.stringify(clean(text.slice(0, 4 * EXCERPT)).slice(0, EXCERPT));
  const arrived = code ? `${code}: ${textOf(body, "error_description") ?? "no description"}` : excerpt;
  if (status >= 400) {
    const kind = KINDS[status] ?? (family === 4 && !GAVE_UP.includes(status) ? "badRequest" : "server");
    const hint = status === 404 ? hintOfPath(operation, code) : "";
    return makeError(kind, `${id}: ${status} ${arrived}${hint}`, details);
  }
  const fault = ok ? "without the target's result" : "not followed, check `baseUrl`";
  return makeError("response", `${id}: ${status} ${fault}: ${arrived}`, details);
}

function textOf(body: Envelope | undefined, name: string): string | undefined {
  const value = body && Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function cleanHeader(headers: Headers, name: string, clean: (text: string) => string): string | undefined {
  const value = headers.get(name);
  return value === null ? undefined : clean(value);
}

function cleanHeaders(headers: Headers, clean: (text: string) => string): Headers {
  const cleaned = new Headers();
  // a cookie is a secret of the service's, and a name can hold one of the caller's
  headers.forEach?.((value, name) => {
    if (name !== "set-cookie" && clean(name) === name) cleaned.append(name, clean(value));
  });
  return cleaned;
}
