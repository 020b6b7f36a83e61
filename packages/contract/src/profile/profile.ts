/** What a server of this kind may do although the spec does not say so. Each is a leniency that is named, never a guess. */
export type Forgiveness = "media-type" | "unknown-token" | "extra-slash";

/** Every leniency a profile can name. */
export const FORGIVENESS: readonly Forgiveness[] = ["media-type", "unknown-token", "extra-slash"];

/** A token that the profile knows to be refused. */
export interface RefusedToken {
  readonly name: string;
  readonly token: string;
  /** 401 or 403. */
  readonly status: number;
  readonly error: string | undefined;
}

/** A request header that makes the server answer one declared status, so that replies no caller can bring about are judged too. */
export interface Provocation {
  readonly header: string;
  /** `{status}` stands for the code. */
  readonly value: string;
  readonly statuses: readonly number[];
}

/** What is known about the server under test beyond its spec: fixtures, leniencies, limits. */
export interface Profile {
  readonly name: string;
  readonly forgives: readonly Forgiveness[];
  /** The era of the spec's `x-eras` by which replies are judged. Undefined: the spec as it is. */
  readonly era: string | undefined;
  /** Values of path parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Who may be sent to, by path parameter. */
  readonly recipients: Readonly<Record<string, readonly string[]>>;
  /** Targets that exist: each is answered with success. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Targets that do not exist: each is answered with 404. */
  readonly unknown: Readonly<Record<string, readonly string[]>>;
  /** A tenant that exists, and for which the token is not good. */
  readonly otherTenant:
    | { readonly parameters: Readonly<Record<string, string>>; readonly statuses: readonly number[] }
    | undefined;
  /** A tenant that does not exist. */
  readonly unknownTenant:
    | { readonly parameters: Readonly<Record<string, string>>; readonly statuses: readonly number[] }
    | undefined;
  /** Whether the server takes any target, or answers 404 for those it does not know. Undefined: learned from its answers. */
  readonly targets: "any" | "known" | undefined;
  readonly tokens: readonly RefusedToken[];
  /** The secrets of security schemes, by scheme, where the token of the run is not the one. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Nobody minds what is sent: everything may be delivered and changed, wherever the server is. */
  readonly disposable: boolean;
  readonly provoke: Provocation | undefined;
  /** Which identifiers fit which kind of refusal, instead of the kit's own table. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Whether the server limits how many calls it takes. If it does not, a 429 that nobody asked for is a fault. */
  readonly limitsRate: boolean;
  /** Requests a second. */
  readonly rate: number | undefined;
  /** The most requests a run may make. */
  readonly budget: number | undefined;
  readonly concurrency: number | undefined;
  /** A reply that takes longer than this, in ms, and again when it is asked for once more, fails the check `in-time`. */
  readonly slowAfterMs: number | undefined;
  /** How long one reply may take at all, in ms. */
  readonly timeoutMs: number;
}

/** How long a reply is waited for, in ms. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** The profile of a server that keeps everything the spec states, and of which nothing else is known. */
export const STRICT_PROFILE: Profile = {
  name: "strict",
  forgives: [],
  era: undefined,
  parameters: {},
  recipients: {},
  known: {},
  unknown: {},
  otherTenant: undefined,
  unknownTenant: undefined,
  targets: undefined,
  tokens: [],
  credentials: {},
  disposable: false,
  provoke: undefined,
  errors: {},
  limitsRate: true,
  rate: undefined,
  budget: undefined,
  concurrency: undefined,
  slowAfterMs: undefined,
  timeoutMs: DEFAULT_TIMEOUT_MS,
};
