import { type BulkDelivery, type SafeBulkDelivery, toSafeBulkDelivery } from "./bulk/bulk-delivery.ts";
import type { ErrorOf } from "./errors/error-of.ts";
import type { OperationId } from "./operation-data.ts";
import { settled } from "./settled.ts";

/** Milliseconds. */
export interface CallTiming {
  /** From the call to its settling. */
  readonly totalMs: number;
  /** The last attempt alone, its reply's body included. */
  readonly attemptMs: number;
}

/** A value with what came along. */
export interface WithResponse<Value, Id extends OperationId> {
  /** What the call itself gives. */
  readonly value: Value;
  /** The operation of the contract. */
  readonly operation: Id;
  /** The HTTP status. */
  readonly status: number;
  /** The reply's headers. */
  readonly headers: Headers;
  /** The reply's `x-request-id`. */
  readonly requestId: string | undefined;
  /** How often this call tried to send its request. */
  readonly attempts: number;
  /** How long it took. */
  readonly timing: CallTiming;
}

/** A value, or the error that stands in its place. */
export type SafeResult<Value, Id extends OperationId> =
  | { readonly ok: true; readonly value: Value; readonly error?: never }
  | { readonly ok: false; readonly error: ErrorOf<Id>; readonly value?: never };

/** A promise of the value that also gives the reply around it. */
export interface EmchatPromise<Value, Id extends OperationId> extends Promise<Value> {
  /** The value with status, headers, attempts and timing. */
  withResponse(): Promise<WithResponse<Value, Id>>;
}

/** A promise that does not reject. */
export interface SafePromise<Value, Id extends OperationId> extends Promise<SafeResult<Value, Id>> {
  /** The same with status, headers, attempts and timing around the value. */
  withResponse(): Promise<SafeResult<WithResponse<Value, Id>, Id>>;
}

/** A resource whose calls return `{ ok, value | error }` where they would throw. */
export type Safe<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (
    ...input: infer Input
  ) => EmchatPromise<infer Value, infer Id>
    ? (...input: Input) => SafePromise<Value, Id>
    : Resource[Name] extends (...input: infer Input) => BulkDelivery
      ? (...input: Input) => SafeBulkDelivery
      : Resource[Name];
};

/**
 * The same calls with plain promises: what to ask for where a test is to hand in a double. A client is one of these, and so is an
 * object of async functions.
 *
 * @example
 * ```ts
 * import { createClient, type EmchatClient, type Plain } from "@emchat/client";
 *
 * type Chat = Plain<Pick<EmchatClient["users"], "getStatus">>;
 * const isOnline = async (users: Chat, name: string): Promise<boolean> => (await users.getStatus(name)).status === "online";
 *
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * await isOnline(client.users, "zw123");
 * await isOnline({ getStatus: async (username) => ({ username, status: "offline" }) }, "zw123");
 * ```
 */
export type Plain<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...input: infer Input) => {
    withResponse(): unknown;
    then(done: (value: infer Value) => unknown): unknown;
  }
    ? (...input: Input) => Promise<Value>
    : Calls[Name] extends (...input: never[]) => unknown
      ? Calls[Name]
      : Plain<Calls[Name]>;
};

/** The same resource, whose calls return `{ ok, value | error }`. */
export function toSafe<Resource extends object>(resource: Resource): Safe<Resource> {
  const calls: [string, (...input: never[]) => EmchatPromise<unknown, OperationId> | BulkDelivery][] =
    Object.entries(resource);
  return Object.fromEntries(
    calls.map(([name, call]) => [name, (...input: never[]) => toSafeCall(call(...input))]),
  ) as Safe<Resource>;
}

function toSafeCall(call: EmchatPromise<unknown, OperationId> | BulkDelivery): unknown {
  if ("checkpoint" in call) return toSafeBulkDelivery(call);
  return Object.assign(settled(call), { withResponse: () => settled(call.withResponse()) });
}
