import type { CallState } from "../delivery/call-state.ts";
import type { ErrorDetails } from "../errors/emchat-error.ts";
import {
  EmchatAuthenticationError,
  EmchatBadRequestError,
  EmchatNotFoundError,
  EmchatPermissionError,
  EmchatRateLimitedError,
  EmchatResponseError,
  EmchatServerError,
  EmchatTargetError,
} from "../errors/error-classes.ts";
import type { AttemptReply } from "../middleware.ts";
import type { OperationData } from "../operation-data.ts";
import { redact } from "../transport/quote-cause.ts";
import { type Envelope, parseEnvelope } from "./envelope.ts";
import type { FailedTarget } from "./target-result.ts";

/** Makes a value of a success's envelope; `failed` is a target that the service refused, `undefined` an envelope of another shape. */
export type Reader<Value> = (
  envelope: Envelope,
) => { readonly value: Value } | { readonly failed: FailedTarget } | undefined;

type ReplyDetails = CallState & Pick<ErrorDetails, "requestId" | "retryAfterMs"> & { readonly status: number };

/** How much of a reply that is not the contract's an error shows, in characters. */
const EXCERPT = 200;

const CLASSES: Readonly<Record<number, new (message: string, details: ErrorDetails) => Error>> = {
  401: EmchatAuthenticationError,
  403: EmchatPermissionError,
  404: EmchatNotFoundError,
  429: EmchatRateLimitedError,
};

/**
 * Reads a whole reply: its status first, then its envelope.
 *
 * @throws EmchatError that the reply amounts to.
 */
export function interpret<Value>(
  reply: AttemptReply,
  operation: OperationData,
  state: ReplyDetails,
  token: string,
  read: Reader<Value>,
): Value {
  const { status } = reply;
  const family = Math.floor(status / 100);
  const ok = family === 2;
  const received = ok ? parseEnvelope(reply.body) : undefined;
  const result = received && read(received);
  if (result && "value" in result) return result.value;

  // from here on it is an error, which may not repeat a token that the service echoed
  const text = redact(reply.body, token);
  const body = parseEnvelope(text);
  const said = (name: string): string | undefined => (body?.[name] ? String(body[name]) : undefined);
  const code = said("error");
  const key = [status, `${family}XX`, "default"].find((each) => operation.keys.includes(each));
  const details: ErrorDetails = {
    ...state,
    outcome: family === 4 ? "rejected" : "unknown",
    key,
    body,
    code,
    exception: said("exception"),
  };
  if (result) {
    const { failed } = result;
    throw new EmchatTargetError(
      `${operation.id}: the service answered result_code ${failed.code} for ${failed.target}`,
      {
        ...details,
        outcome: "rejected",
        results: [failed],
      },
    );
  }
  const arrived = code ? `${code}: ${said("error_description")}` : JSON.stringify(text.slice(0, EXCERPT));
  if (status >= 400) {
    const Class = CLASSES[status] ?? (family === 4 ? EmchatBadRequestError : EmchatServerError);
    throw new Class(`${operation.id}: ${status} ${arrived}`, details);
  }
  throw new EmchatResponseError(
    `${operation.id}: ${status} ${ok ? "without the target's result" : "not followed, check `baseUrl`"}: ${arrived}`,
    details,
  );
}
