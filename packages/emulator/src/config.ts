import type { Era } from "@emchat/schema";
import type { FaultInput, ReplyEffect } from "./faults/fault.ts";
import type { Duration, Instant } from "./time/duration.ts";

/** Whether a user has a long connection to the service. */
export type PresenceStatus = "online" | "offline";

/** A call budget: so many requests per so many milliseconds, per application. */
export interface RateBudget {
  readonly requests: number;
  /** Milliseconds. */
  readonly perMs: number;
}

/** A target that refuses messages inside a reply of HTTP status 200. */
export interface TargetFailure {
  /** The `result_code`: 201 to 599. */
  readonly code: number;
  /** The `result_content.result`. */
  readonly result?: string | undefined;
}

/** A user in the seed. */
export interface UserConfig {
  readonly username: string;
  /** Default `offline`. */
  readonly status?: PresenceStatus | undefined;
  /** Lets every message to the user fail inside a 200. */
  readonly failure?: TargetFailure | undefined;
  /** What the user asks for a token with. Default: any password by default, none in strict mode. */
  readonly password?: string | undefined;
  /** Whether a token that the user asks for may call. Default `true`, in strict mode `false`. */
  readonly admin?: boolean | undefined;
}

/** A group in the seed. */
export interface GroupConfig {
  /** The group's id, which the path calls `group_name`. */
  readonly name: string;
  readonly members?: readonly string[] | undefined;
  /** Lets every message to the group fail inside a 200. */
  readonly failure?: TargetFailure | undefined;
}

/** An application of an organisation. */
export interface AppConfig {
  readonly org: string;
  readonly app: string;
  /** The application's UUID. Derived from org and app where it is left out. */
  readonly id?: string | undefined;
  /** `false`: the service is not enabled for it, every call is answered 403. Default `true`. */
  readonly enabled?: boolean | undefined;
  /** Users; a text is a user who is offline. */
  readonly users?: readonly (string | UserConfig)[] | undefined;
  /** Groups; a text is a group without known members. */
  readonly groups?: readonly (string | GroupConfig)[] | undefined;
  /** How presences change by themselves as time passes, counted from the start or the last reset. */
  readonly presence?: readonly PresenceChange[] | undefined;
}

/** A presence that changes by itself. */
export interface PresenceChange {
  /** The username. */
  readonly user: string;
  readonly status: PresenceStatus;
  /** How long after the start: `5m`, or milliseconds. */
  readonly after: Duration;
}

/** A reply that is prepared for some calls and given in the service's place. */
export interface PreparedReply extends Omit<FaultInput, "effect">, Omit<ReplyEffect, "kind"> {}

/** What has become of a token. `expired` by itself, too, once `expiresAt` has passed. */
export type TokenState = "valid" | "expired" | "revoked";

/** A token that the service knows. */
export interface TokenConfig {
  /** The token itself. It goes in and never comes out again. */
  readonly token: string;
  /** How the token is called in lists, messages and logs. Default `token-1`, `token-2`, …; never the token. */
  readonly label?: string | undefined;
  /** Default `valid`; `unprivileged` is a valid token with the role `none`. */
  readonly state?: TokenState | "unprivileged" | undefined;
  /** `admin` may call; `none` is the token of somebody without the role. Default `admin`. */
  readonly role?: "admin" | "none" | undefined;
  /** The organisation that it is good for. Default: all. */
  readonly org?: string | undefined;
  /** The application that it is good for. Default: all of the organisation. */
  readonly app?: string | undefined;
  /** By the emulator's clock: epoch milliseconds, or `2014-07-09T08:00:00Z`. */
  readonly expiresAt?: Instant | undefined;
}

/** An application's id and secret, for `POST /{org}/{app}/token`. */
export interface ClientConfig {
  readonly id: string;
  /** It goes in and never comes out again. */
  readonly secret: string;
  /** The organisation that it is good for. Default: all. */
  readonly org?: string | undefined;
  /** The application that it is good for. Default: all of the organisation. */
  readonly app?: string | undefined;
}

/** Bounds of what the emulator keeps. */
export interface LimitsConfig {
  /** How many messages are kept; older ones are dropped and counted. Default 10,000. */
  readonly messages?: number | undefined;
  /** How many bytes of message bodies are kept. Default 16 MiB. */
  readonly messageBytes?: number | undefined;
  /** The largest body of a call in bytes. Default: the contract's, 51,200. */
  readonly bodyBytes?: number | undefined;
}

/** The seed state and the rules of an emulator. */
export interface EmulatorConfig {
  /** What ids and random values grow from. Default: nothing, and then they differ from run to run. */
  readonly seed?: number | undefined;
  /** Where the clock stands until it is moved: `2014-07-09T08:00:00Z`, or epoch milliseconds. Default: it goes with the system's. */
  readonly clock?: Instant | undefined;
  /**
   * `true`: content type, path, users, groups, tokens and tenants must be right and known. `false`, the default: what real
   * callers get away with is put up with and reported in `X-Mock-Forgiven`.
   */
  readonly strict?: boolean | undefined;
  /** Whose replies are given: the form of `data` differs. Default: the contract's own era, `2014`. */
  readonly era?: Era | undefined;
  /** Where the service says it is, in `uri`. Default `https://a1.easemob.com`. */
  readonly serviceUrl?: string | undefined;
  readonly apps?: readonly AppConfig[] | undefined;
  readonly tokens?: readonly TokenConfig[] | undefined;
  /** Who may ask for tokens. Default: anybody, in strict mode nobody. */
  readonly clients?: readonly ClientConfig[] | undefined;
  /** How long tokens that are asked for live, in seconds. Default 604,800: seven days (era 2014-07, user API page). */
  readonly tokenLifetime?: number | undefined;
  readonly limits?: LimitsConfig | undefined;
  /**
   * Rate windows: `true` for the contract's `x-rate-limit` of each operation, or budgets by operationId. Default `false`: no
   * limit, as none was documented in July 2014.
   */
  readonly rate?: boolean | Readonly<Record<string, RateBudget>> | undefined;
  /** Faults from the start, as objects or in words: `503 times=2`. */
  readonly faults?: readonly (string | FaultInput)[] | undefined;
  /** Replies that are prepared for some calls, tried in their order before the faults. */
  readonly replies?: readonly PreparedReply[] | undefined;
}
