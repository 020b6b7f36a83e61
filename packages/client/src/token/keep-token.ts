import { EmchatError } from "../errors/emchat-error.ts";
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
/** The longest that one request for a token may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

interface Keeping {
  kept?: { readonly token: string; readonly renewAt: number };
  flight?: Promise<string> | undefined;
  refusal?: { readonly error: unknown; readonly until: number };
}

/**
 * Keeps what a function gets: one request at a time for all calls, renewed before it ends, and once for each token that the
 * service refused, however many calls it refused it to. A refusal is kept for ten seconds.
 *
 * @param request Gets a token, from wherever yours come.
 * @returns A token function for `createClient`, with one token per tenant.
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
export function keepToken(request: (request: TokenRequest) => Promise<Token>): TokenFunction {
  const tenants = new Map<string, Keeping>();

  const renew = async (keeping: Keeping, ask: TokenRequest): Promise<string> => {
    try {
      // its own signal: one call that gives up must not take the token from the others
      const { token, expiresAt = Infinity } = await request({ ...ask, signal: AbortSignal.timeout(TIMEOUT_MS) });
      keeping.kept = { token, renewAt: expiresAt - Math.min(RENEW_MS, (expiresAt - Date.now()) * RENEW_SHARE) };
      return token;
    } catch (error) {
      if (error instanceof EmchatError && error.kind === "authentication")
        keeping.refusal = { error, until: Date.now() + REFUSAL_MS };
      throw error;
    } finally {
      keeping.flight = undefined;
    }
  };

  return (ask) => {
    const tenant = `${ask.baseUrl}/${ask.org}/${ask.app}`;
    const keeping = tenants.get(tenant) ?? {};
    tenants.set(tenant, keeping);
    const { kept, refusal } = keeping;
    const now = Date.now();
    if (kept && kept.token !== ask.rejected && now < kept.renewAt) return kept.token;
    if (refusal && now < refusal.until) throw refusal.error;
    keeping.flight ??= renew(keeping, ask);
    return keeping.flight;
  };
}
