import type { operations } from "@emchat/schema";
import type { OperationId } from "../operation-data.ts";
import type { ReplyBody, SuccessKey } from "../raw-request.ts";
import type {
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
} from "./error-classes.ts";

type Responses<Id extends OperationId> = operations[Id]["responses"];

/** The keys of an operation's declared responses that are no success. */
export type FailureKey<Id extends OperationId> = Exclude<keyof Responses<Id>, SuccessKey<Id>>;

type JsonOf<Response> = Response extends { readonly content: { readonly "application/json": infer Body } }
  ? Body
  : unknown;

type StatusOf<Key> = Key extends number ? Key : number;

type ReplyError =
  | EmchatBadRequestError
  | EmchatAuthenticationError
  | EmchatPermissionError
  | EmchatNotFoundError
  | EmchatRateLimitedError
  | EmchatServerError;

type ClassOf<Key> = Key extends 401
  ? EmchatAuthenticationError
  : Key extends 403
    ? EmchatPermissionError
    : Key extends 404
      ? EmchatNotFoundError
      : Key extends 429
        ? EmchatRateLimitedError
        : Key extends 500 | 501 | 502 | 503 | 504 | "5XX"
          ? EmchatServerError
          : Key extends "4XX" | "default"
            ? ReplyError
            : EmchatBadRequestError;

/** A reply as the contract writes it. Anybody on the way may have answered in the service's place, so no member is sure to be there. */
type Received<Body> = (Body extends object ? Partial<Body> : Body) | undefined;

/** The error of one declared response: `status` and `body` are that response's own. */
export type DeclaredError<Id extends OperationId, Key extends FailureKey<Id>> = ClassOf<Key> & {
  readonly operation: Id;
  readonly key: Key;
  readonly status: StatusOf<Key>;
  /** `undefined` where the reply was no JSON object. */
  readonly body: Received<JsonOf<Responses<Id>[Key]>>;
};

type EnvelopeOf<Id extends OperationId> = JsonOf<Responses<Id>[FailureKey<Id>]>;

/** What is left: no reply, or one that the contract does not declare. */
type UndeclaredError<Id extends OperationId> =
  | ((
      | EmchatUnavailableError
      | EmchatTimeoutError
      | EmchatDeadlineError
      | EmchatAbortedError
      | EmchatConnectionError
      | EmchatConfigurationError
      | ReplyError
    ) & {
      readonly operation: Id;
      readonly key: undefined;
      /** The contract's envelope of errors, where there was a reply with one. */
      readonly body: Received<EnvelopeOf<Id>>;
    })
  | ((EmchatResponseError | EmchatTargetError) & {
      readonly operation: Id;
      readonly key: SuccessKey<Id> | undefined;
      /** The contract's envelope of a success, as far as the reply had it. */
      readonly body: Received<ReplyBody<Id>>;
    });

/**
 * Every error that one operation can end with, a union that narrows by `key` (the contract's own key of the response), by
 * `kind` and by `operation`.
 */
export type ErrorOf<Id extends OperationId> = Id extends OperationId
  ? { [Key in FailureKey<Id>]: DeclaredError<Id, Key> }[FailureKey<Id>] | UndeclaredError<Id>
  : never;
