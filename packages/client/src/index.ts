export type { BulkDelivery, SafeBulkDelivery, SafeBulkResult } from "./bulk/bulk-delivery.ts";
export type { BulkMessage, BulkOptions } from "./bulk/bulk-options.ts";
export type { AbortMode } from "./bulk/bulk-run.ts";
export type { BulkEnd, BulkSummary } from "./bulk/bulk-summary.ts";
export type { BulkLine, BulkResult, BulkTarget, Targets } from "./bulk/bulk-target.ts";
export type { Checkpoint } from "./bulk/checkpoint.ts";
export type { BulkCounts, BulkProgress, BulkState } from "./bulk/progress.ts";
export type { CallOptions, HeaderValue, RetryTiming, SendOptions, UpcomingAttempt } from "./call-options.ts";
export type { ClientOptions, RateOptions, RetryOptions } from "./client-options.ts";
export { createClient, type EmchatClient } from "./create-client.ts";
export type {
  CallTiming,
  EmchatPromise,
  Plain,
  Safe,
  SafePromise,
  SafeResult,
  WithResponse,
} from "./emchat-promise.ts";
export type { DeliveryResult } from "./envelope/delivery.ts";
export type { PresenceResult } from "./envelope/presence.ts";
export type { DeliveredTarget, FailedTarget, TargetResult } from "./envelope/target-result.ts";
export { EmchatError, type ErrorDetails, type ErrorKind, type Outcome } from "./errors/emchat-error.ts";
export type { ErrorClass } from "./errors/error-class.ts";
export {
  EmchatAbortedError,
  EmchatAuthenticationError,
  EmchatBadRequestError,
  EmchatConfigurationError,
  EmchatConnectionError,
  EmchatDeadlineError,
  EmchatNotFoundError,
  EmchatPermissionError,
  EmchatRateLimitedError,
  EmchatResponseError,
  EmchatServerError,
  EmchatTargetError,
  EmchatTimeoutError,
  EmchatUnavailableError,
} from "./errors/error-classes.ts";
export type { DeclaredError, ErrorOf, FailureKey } from "./errors/error-of.ts";
export { isEmchatError } from "./errors/is-emchat-error.ts";
export { createFetchClient } from "./fetch-door/create-fetch-client.ts";
export { emchatFetch } from "./fetch-door/emchat-fetch.ts";
export type * from "./generated/operations.ts";
export type { LogFields, Logger } from "./logger.ts";
export { audio, command, custom, file, image, location, text, video } from "./message-builders.ts";
export type { BareMessage, MessageInput, WholeMessage } from "./messages.ts";
export type { AttemptReply, AttemptRequest, Middleware, Next } from "./middleware.ts";
export type { OperationId } from "./operation-data.ts";
export { createRateLimiter } from "./pace/create-rate-limiter.ts";
export type { LocalRateLimiter } from "./pace/local-rate-limiter.ts";
export type { OperationRateState, RateLimit, RateLimiter, RateState, Reservation } from "./pace/rate-limiter.ts";
export type { BodyOf, ReplyBody, ReplyData, RequestInput, WithParameters } from "./raw-request.ts";
export { type ClientCredentials, clientCredentials } from "./token/client-credentials.ts";
export { keepToken, type Token } from "./token/keep-token.ts";
export type { TokenFunction, TokenRequest } from "./token/token-function.ts";
export type { Fetch, FetchInit, FetchReply, ReplyReader } from "./transport/fetch-function.ts";
export type { Transport, TransportReply, TransportRequest } from "./transport/transport.ts";
