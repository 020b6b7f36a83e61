export type { Checkpoint } from "./bulk/checkpoint.ts";
export type { BulkProgress } from "./bulk/progress.ts";
export type { ClientOptions, RateOptions, RetryOptions } from "./client-options.ts";
export { createClient, type EmchatClient } from "./create-client.ts";
export { createRateLimiter } from "./delivery/local-rate-limiter.ts";
export type { OperationRateState, RateLimit, RateLimiter, RateState } from "./delivery/rate-limiter.ts";
export { EmchatAbortedError } from "./errors/aborted-error.ts";
export { EmchatAuthenticationError } from "./errors/authentication-error.ts";
export { EmchatBadRequestError } from "./errors/bad-request-error.ts";
export { EmchatConfigurationError } from "./errors/configuration-error.ts";
export { EmchatConnectionError } from "./errors/connection-error.ts";
export { EmchatDeadlineError } from "./errors/deadline-error.ts";
export { EmchatError, type ErrorDetails, type ErrorKind, type Outcome } from "./errors/emchat-error.ts";
export type { DeclaredError, ErrorOf, FailureKey } from "./errors/error-of.ts";
export { isEmchatError } from "./errors/is-emchat-error.ts";
export { EmchatNotFoundError } from "./errors/not-found-error.ts";
export { EmchatPermissionError } from "./errors/permission-error.ts";
export { EmchatRateLimitedError } from "./errors/rate-limited-error.ts";
export { EmchatResponseError } from "./errors/response-error.ts";
export { EmchatServerError } from "./errors/server-error.ts";
export { EmchatTargetError } from "./errors/target-error.ts";
export { EmchatTimeoutError } from "./errors/timeout-error.ts";
export type * from "./generated/operations.ts";
export type { LogFields, Logger } from "./logger.ts";
export { audio, command, custom, file, image, location, text, video } from "./messages.ts";
export type { AttemptReply, AttemptRequest, Middleware, Next } from "./middleware.ts";
export type { OperationId } from "./operation-data.ts";
export type { ReplyBody, RequestInput } from "./raw-request.ts";
export type {
  BulkDelivery,
  BulkMessage,
  BulkOptions,
  BulkResult,
  BulkTarget,
  CallOptions,
  CallTiming,
  DeliveredTarget,
  DeliveryResult,
  EmchatPromise,
  FailedTarget,
  MessageInput,
  PresenceResult,
  Safe,
  SafePromise,
  SafeResult,
  TargetResult,
  Targets,
  WithResponse,
} from "./resource-types.ts";
export { type ClientCredentials, clientCredentials } from "./token/client-credentials.ts";
export { keepToken, type Token } from "./token/keep-token.ts";
export type { TokenFunction, TokenRequest } from "./token/token-function.ts";
