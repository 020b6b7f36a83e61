// biome-ignore-all lint/complexity/noThisInStatic: `instanceof` asks about the class on its right, which `this` is
import type { TargetResult } from "../envelope/target-result.ts";
import type { OperationId } from "../operation-data.ts";

/**
 * What became of the request.
 *
 * - `not-sent`: it surely never reached the service.
 * - `rejected`: somebody said no before any work was done: a 4xx, a 503 of the service itself, or a failed target inside a 200.
 * - `unknown`: everything else once the request was out, any other 5xx or an unreadable reply included. The message may have been delivered.
 */
export type Outcome = "not-sent" | "rejected" | "unknown";

/** The family's members, by meaning. */
export type ErrorKind =
  | "authentication"
  | "permission"
  | "notFound"
  | "badRequest"
  | "rateLimited"
  | "server"
  | "unavailable"
  | "timeout"
  | "deadline"
  | "aborted"
  | "connection"
  | "response"
  | "target"
  | "configuration";

/** What an error knows of the call. Only what is listed here gets into it: no URL, no header or body of the request. */
export interface ErrorDetails {
  /** The operation, where there was a call. */
  readonly operation?: OperationId | undefined;
  /** `not-sent` where it is left out. */
  readonly outcome?: Outcome | undefined;
  /** 0 where it is left out. */
  readonly attempts?: number | undefined;
  /** The reply's HTTP status. */
  readonly status?: number | undefined;
  /** The contract's key of the reply. */
  readonly key?: number | string | undefined;
  /** The reply's envelope. */
  readonly body?: unknown;
  /** The envelope's `error`. */
  readonly code?: string | undefined;
  /** The envelope's `exception`. */
  readonly exception?: string | undefined;
  /** The reply's headers. */
  readonly headers?: Headers | undefined;
  /** The reply's `x-request-id`. */
  readonly requestId?: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The results of the call's targets. */
  readonly results?: readonly TargetResult[] | undefined;
  /** What caused it. */
  readonly cause?: unknown;
}

const BRAND = Symbol.for("@emchat/client/error");

/**
 * The base of every error that a client throws. `instanceof` works by a brand, so it also holds when two copies of the
 * package meet.
 *
 * @example
 * ```ts
 * import { createClient, EmchatError } from "@emchat/client";
 *
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * try {
 *   await client.users.sendMessage("zw123", "hello");
 * } catch (error) {
 *   if (error instanceof EmchatError && error.outcome === "unknown") console.warn("it may have been delivered");
 *   else throw error;
 * }
 * ```
 */
export abstract class EmchatError extends Error {
  static readonly kind: ErrorKind | undefined;
  /** Which member of the family it is, for a `switch`. */
  declare readonly kind: ErrorKind;
  /** Where cause and cure stand: an address of the documentation. */
  declare readonly help: string;
  /** The operation of the contract; `undefined` before there was a call. */
  declare readonly operation: OperationId | undefined;
  /** What became of the request. */
  declare readonly outcome: Outcome;
  /** How often this call tried to send its request. */
  declare readonly attempts: number;
  /** The reply's HTTP status; `undefined` where there was no reply. */
  declare readonly status: number | undefined;
  /** The contract's own key of the reply (`404`, `"5XX"`, `"default"`); `undefined` where the contract declares none, or there was no reply. */
  declare readonly key: number | string | undefined;
  /** The reply's envelope, where it had one. */
  declare readonly body: unknown;
  /** The envelope's `error`: the service's identifier for programs. */
  declare readonly code: string | undefined;
  /** The envelope's `exception`. */
  declare readonly exception: string | undefined;
  /** The reply's headers, without cookies; printed and written as JSON they are left out. */
  declare readonly headers: Headers | undefined;
  /** The reply's `x-request-id`. */
  declare readonly requestId: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;

  constructor(message: string, { cause, headers, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? cause : { cause });
    const { kind, name } = new.target as unknown as { readonly kind: ErrorKind; readonly name: string };
    Object.defineProperties(this, {
      name: { value: name },
      [BRAND]: { value: kind },
      headers: { value: headers },
    });
    const help = `https://emchat.github.io/emchat/help/errors/#${kind}`;
    Object.assign(this, { kind, help, outcome: "not-sent", attempts: 0 }, details);
  }

  /** The error as plain data, for a log. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }

  // `this` is the class that stands on the right of `instanceof`: this one, one of the family, or a user's own
  static override [Symbol.hasInstance](this: typeof EmchatError, value: unknown): boolean {
    if (!Object.hasOwn(this, "kind")) return super[Symbol.hasInstance](value);
    const kind = (value as { readonly [BRAND]?: ErrorKind } | null | undefined)?.[BRAND];
    return kind !== undefined && (this.kind ?? kind) === kind;
  }
}
