import type { TargetResult } from "../envelope/target-result.ts";
import type { EmchatError } from "./emchat-error.ts";
import { type ErrorClass, errorClass } from "./error-class.ts";

/** 401, or a refusal of the address that gives tokens: the service does not know who is calling. */
export interface EmchatAuthenticationError extends EmchatError {
  readonly kind: "authentication";
}
export const EmchatAuthenticationError: ErrorClass<EmchatAuthenticationError> =
  /* @__PURE__ */ errorClass("authentication");

/** 403: the token is good, but the application may not do this. */
export interface EmchatPermissionError extends EmchatError {
  readonly kind: "permission";
}
export const EmchatPermissionError: ErrorClass<EmchatPermissionError> = /* @__PURE__ */ errorClass("permission");

/** 404: there is no such user or group, no such tenant, or no such path. */
export interface EmchatNotFoundError extends EmchatError {
  readonly kind: "notFound";
}
export const EmchatNotFoundError: ErrorClass<EmchatNotFoundError> = /* @__PURE__ */ errorClass("notFound");

/** Any other 4xx: the service refuses the request as it was written. Sending it again changes nothing. */
export interface EmchatBadRequestError extends EmchatError {
  readonly kind: "badRequest";
}
export const EmchatBadRequestError: ErrorClass<EmchatBadRequestError> = /* @__PURE__ */ errorClass("badRequest");

/** 429: more calls than the application may make. `retryAfterMs` says how long to wait, where the service said so. */
export interface EmchatRateLimitedError extends EmchatError {
  readonly kind: "rateLimited";
}
export const EmchatRateLimitedError: ErrorClass<EmchatRateLimitedError> = /* @__PURE__ */ errorClass("rateLimited");

/** 5xx, 408, 499: the service, or a gateway before it, failed. */
export interface EmchatServerError extends EmchatError {
  readonly kind: "server";
}
export const EmchatServerError: ErrorClass<EmchatServerError> = /* @__PURE__ */ errorClass("server");

/** Something that every call needs is away for now: the source of tokens, or a limiter that several clients share. Nothing was sent. */
export interface EmchatUnavailableError extends EmchatError {
  readonly kind: "unavailable";
}
export const EmchatUnavailableError: ErrorClass<EmchatUnavailableError> = /* @__PURE__ */ errorClass("unavailable");

/** One attempt took longer than `timeout`, its reply's body included. */
export interface EmchatTimeoutError extends EmchatError {
  readonly kind: "timeout";
}
export const EmchatTimeoutError: ErrorClass<EmchatTimeoutError> = /* @__PURE__ */ errorClass("timeout");

/** The call, with all its waits and attempts, took longer than `deadline`. */
export interface EmchatDeadlineError extends EmchatError {
  readonly kind: "deadline";
}
export const EmchatDeadlineError: ErrorClass<EmchatDeadlineError> = /* @__PURE__ */ errorClass("deadline");

/** The caller's `signal` ended the call, or its `beforeAttempt` threw. `cause` is the signal's reason, or what was thrown. */
export interface EmchatAbortedError extends EmchatError {
  readonly kind: "aborted";
}
export const EmchatAbortedError: ErrorClass<EmchatAbortedError> = /* @__PURE__ */ errorClass("aborted");

/** The connection could not be made (`outcome` is `not-sent`) or died before the reply was whole (`unknown`). */
export interface EmchatConnectionError extends EmchatError {
  readonly kind: "connection";
}
export const EmchatConnectionError: ErrorClass<EmchatConnectionError> = /* @__PURE__ */ errorClass("connection");

/** A reply that is not the contract's: no JSON envelope, another shape, no result for the target, a redirect, too large. The message shows what arrived, cut. */
export interface EmchatResponseError extends EmchatError {
  readonly kind: "response";
}
export const EmchatResponseError: ErrorClass<EmchatResponseError> = /* @__PURE__ */ errorClass("response");

/** The reply is a 200, but the service failed a target in it: its `result_code` is not 200. */
export interface EmchatTargetError extends EmchatError {
  readonly kind: "target";
  /** One result per target of the call, the delivered ones too. */
  readonly results: readonly TargetResult[];
}
export const EmchatTargetError: ErrorClass<EmchatTargetError> = /* @__PURE__ */ errorClass("target");

/** What the client was given cannot be used: an option, a target, a message. Nothing was sent. */
export interface EmchatConfigurationError extends EmchatError {
  readonly kind: "configuration";
}
export const EmchatConfigurationError: ErrorClass<EmchatConfigurationError> =
  /* @__PURE__ */ errorClass("configuration");
