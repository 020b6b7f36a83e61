import type { TargetResult } from "../envelope/target-result.ts";
import { EmchatError } from "./emchat-error.ts";

/** 401, or a refusal of the address that gives tokens: the service does not know who is calling. */
export class EmchatAuthenticationError extends EmchatError {
  static override readonly kind = "authentication";
  declare readonly kind: "authentication";
}

/** 403: the token is good, but the application may not do this. */
export class EmchatPermissionError extends EmchatError {
  static override readonly kind = "permission";
  declare readonly kind: "permission";
}

/** 404: there is no such user or group, no such tenant, or no such path. */
export class EmchatNotFoundError extends EmchatError {
  static override readonly kind = "notFound";
  declare readonly kind: "notFound";
}

/** Any other 4xx: the service refuses the request as it was written. Sending it again changes nothing. */
export class EmchatBadRequestError extends EmchatError {
  static override readonly kind = "badRequest";
  declare readonly kind: "badRequest";
}

/** 429: more calls than the application may make. `retryAfterMs` says how long to wait, where the service said so. */
export class EmchatRateLimitedError extends EmchatError {
  static override readonly kind = "rateLimited";
  declare readonly kind: "rateLimited";
}

/** 5xx, 408, 499: the service, or a gateway before it, failed. */
export class EmchatServerError extends EmchatError {
  static override readonly kind = "server";
  declare readonly kind: "server";
}

/** Something that every call needs is away for now: the source of tokens, or a limiter that several clients share. Nothing was sent. */
export class EmchatUnavailableError extends EmchatError {
  static override readonly kind = "unavailable";
  declare readonly kind: "unavailable";
}

/** One attempt took longer than `timeout`, its reply's body included. */
export class EmchatTimeoutError extends EmchatError {
  static override readonly kind = "timeout";
  declare readonly kind: "timeout";
}

/** The call, with all its waits and attempts, took longer than `deadline`. */
export class EmchatDeadlineError extends EmchatError {
  static override readonly kind = "deadline";
  declare readonly kind: "deadline";
}

/** The caller's `signal` ended the call, or its `beforeAttempt` threw. `cause` is the signal's reason, or what was thrown. */
export class EmchatAbortedError extends EmchatError {
  static override readonly kind = "aborted";
  declare readonly kind: "aborted";
}

/** The connection could not be made (`outcome` is `not-sent`) or died before the reply was whole (`unknown`). */
export class EmchatConnectionError extends EmchatError {
  static override readonly kind = "connection";
  declare readonly kind: "connection";
}

/** A reply that is not the contract's: no JSON envelope, another shape, no result for the target, a redirect, too large. The message shows what arrived, cut. */
export class EmchatResponseError extends EmchatError {
  static override readonly kind = "response";
  declare readonly kind: "response";
}

/** The reply is a 200, but the service failed a target in it: its `result_code` is not 200. */
export class EmchatTargetError extends EmchatError {
  static override readonly kind = "target";
  declare readonly kind: "target";
  /** One result per target of the call, the delivered ones too. */
  declare readonly results: readonly TargetResult[];
}

/** What the client was given cannot be used: an option, a target, a message. Nothing was sent. */
export class EmchatConfigurationError extends EmchatError {
  static override readonly kind = "configuration";
  declare readonly kind: "configuration";
}
