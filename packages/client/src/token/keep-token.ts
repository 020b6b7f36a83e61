import { backoff } from "../delivery/backoff.ts";
import { openCallScope } from "../delivery/call-scope.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import { isToken, need } from "../option-checks.ts";
import type { TokenFunction, TokenRequest } from "./token-function.ts";

/** A token, and until when it is good. */
export interface Token {
  /** The token itself, without `Bearer`. */
  readonly token: string;
  /** Milliseconds since 1970-01-01 UTC; left out where it is not known. */
  readonly expiresAt?: number | undefined;
}

/** A token is renewed when a tenth of its life is left, or five minutes where that is less. */
const RENEW_SHARE = 0.1;
const RENEW_MS = 300_000;
/** How long a refusal is kept, in milliseconds: the service blocks applications that ask for tokens too often. */
const REFUSAL_MS = 10_000;
/** How long nobody asks again after other failures, in milliseconds: twice as long after each. */
const QUIET_MS = 100;
const MAX_QUIET_MS = 2000;
/** The longest that one request for a token may take, in milliseconds. */
const TIMEOUT_MS = 30_000;
/** The earliest time that can be meant, 2001: what is less counts seconds. */
const EARLIEST_MS = 1e12;

interface Keeping {
  kept?: { readonly token: string; readonly renewAt: number; readonly expiresAt: number };
  flight?: Promise<string> | undefined;
  failure?: { readonly error: EmchatError; readonly until: number } | undefined;
  failures: number;
}

/**
 * Keeps what a function gets: one request at a time for all calls, renewed before it ends, and once for each token that the
 * service refused, however many calls it refused it to. While a renewal is under way, or fails, a token that is still good is used.
 * A refusal (`EmchatAuthenticationError`) is kept for ten seconds; after anything else the function is asked again soon.
 *
 * @param request Gets a token, from wherever yours come.
 * @returns A token function for `createClient`, with one token per tenant.
 * @throws EmchatConfigurationError when it is given no function.
 * @example
 * ```ts
 * import { createClient, keepToken } from "@emchat/client";
 *
 * const token = keepToken(async ({ signal }) => {
 *   const response = await fetch("https://tokens.example/emchat", { signal });
 *   return { token: await response.text(), expiresAt: Date.now() + 3_600_000 };
 * });
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token });
 * ```
 */
export function keepToken(request: (request: TokenRequest) => Token | Promise<Token>): TokenFunction {
  need(typeof request === "function", "request", "a function that gets a token", request);
  const tenants = new Map<string, Keeping>();

  const renew = async (keeping: Keeping, ask: TokenRequest): Promise<string> => {
    try {
      const { token, expiresAt: given = Infinity } = checkToken(await withinTime(request, ask));
      const today = Date.now();
      // an end that has passed when it is told is another clock's: the service will say when it comes
      const expiresAt = given > today ? given : Infinity;
      const life = expiresAt - today;
      keeping.kept = { token, expiresAt, renewAt: expiresAt - Math.min(RENEW_MS, life * RENEW_SHARE) };
      keeping.failures = 0;
      keeping.failure = undefined;
      return token;
    } catch (thrown) {
      keeping.failures += 1;
      const error = nameFailure(thrown, backoff(keeping.failures, QUIET_MS, MAX_QUIET_MS));
      keeping.failure = { error, until: performance.now() + (error.retryAfterMs ?? REFUSAL_MS) };
      throw error;
    } finally {
      keeping.flight = undefined;
    }
  };

  return (ask) => {
    const tenant = `${ask.baseUrl}/${ask.org}/${ask.app}`;
    const keeping = tenants.get(tenant) ?? { failures: 0 };
    tenants.set(tenant, keeping);
    const { kept, failure } = keeping;
    const today = Date.now();
    const good = kept !== undefined && kept.token !== ask.rejected && today < kept.expiresAt;
    if (good && today < kept.renewAt) return kept.token;
    // not by the clock of the day, which may be set back
    const now = performance.now();
    if (!failure || now >= failure.until) {
      // a flight begins later than here, so that it cannot end before it is known
      keeping.flight ??= Promise.resolve().then(() => renew(keeping, ask));
      keeping.flight.catch(() => {});
    }
    if (good) return kept.token;
    if (keeping.flight) return keeping.flight;
    throw failure && stillFailing(failure.error, failure.until - now);
  };
}

// a scope of its own: one call that gives up must not take the token from the others
function withinTime(request: (request: TokenRequest) => Token | Promise<Token>, ask: TokenRequest): Promise<Token> {
  const scope = openCallScope({}, performance.now(), TIMEOUT_MS);
  return scope.run(async () => request({ ...ask, signal: scope.signal }), Infinity);
}

function checkToken(given: Token): Token {
  const { token, expiresAt } = (given ?? {}) as { readonly token?: unknown; readonly expiresAt?: unknown };
  // what no request can carry is not kept
  need(isToken(token), "token", "visible ASCII in the `{ token, expiresAt }` that `keepToken` is given", token);
  need(
    expiresAt === undefined || (typeof expiresAt === "number" && expiresAt >= EARLIEST_MS),
    "expiresAt",
    "milliseconds since 1970, `Date.now() + seconds * 1000`",
    expiresAt,
  );
  return given;
}

// all but a refusal may pass, and says how long nobody asks again
function nameFailure(thrown: unknown, quietMs: number): EmchatError {
  if (!(thrown instanceof EmchatError)) {
    const message = "the source of tokens failed: see `cause`";
    return makeError("unavailable", message, { cause: thrown, retryAfterMs: quietMs });
  }
  if (thrown.kind === "authentication" || thrown.kind === "configuration") return thrown;
  return stillFailing(thrown, Math.max(thrown.retryAfterMs ?? 0, quietMs));
}

function stillFailing(error: EmchatError, retryAfterMs: number): EmchatError {
  const { kind, message, status, code, cause } = error;
  if (kind === "authentication" || kind === "configuration") return error;
  return makeError("unavailable", message, { status, code, cause: cause ?? error, retryAfterMs });
}
