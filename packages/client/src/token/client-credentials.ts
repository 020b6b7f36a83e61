import { backoff } from "../delivery/backoff.ts";
import { parseEnvelope } from "../envelope/envelope.ts";
import { EmchatAuthenticationError, EmchatConnectionError } from "../errors/error-classes.ts";
import { serverUrl, tokenUrl } from "../generated/operations.ts";
import { quoteCause, redact } from "../transport/quote-cause.ts";
import { readBody } from "../transport/read-body.ts";
import { keepToken, type Token } from "./keep-token.ts";
import type { TokenFunction, TokenRequest } from "./token-function.ts";

/** How often the token address is tried when it cannot be reached, and the waits between, in milliseconds. */
const ATTEMPTS = 3;
const BASE_DELAY_MS = 200;
const MAX_DELAY_MS = 2000;

/** What the console shows of an application. */
export interface ClientCredentials {
  /** The client id, `YXA6…` in the service's samples. */
  readonly clientId: string;
  /** The client secret. */
  readonly clientSecret: string;
}

/**
 * Gets tokens from the service with an application's id and secret. The client keeps a token, renews it before it ends, and once
 * more for each token that the service refuses.
 *
 * @param credentials The application's id and secret; kept where nothing prints them.
 * @example
 * ```ts
 * import { clientCredentials, createClient } from "@emchat/client";
 *
 * const token = clientCredentials({ clientId: "YXA6-id", clientSecret: "YXA6-secret" });
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token });
 * ```
 */
export function clientCredentials({ clientId, clientSecret }: ClientCredentials): TokenFunction {
  return keepToken(async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await requestToken(request, clientId, clientSecret);
      } catch (error) {
        if (!(error instanceof EmchatConnectionError) || attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt, BASE_DELAY_MS, MAX_DELAY_MS)));
      }
    }
  });
}

async function requestToken(
  { org, app, baseUrl, fetch, signal }: TokenRequest,
  clientId: string,
  clientSecret: string,
): Promise<Token> {
  const url = tokenUrl.replace(serverUrl, baseUrl).replace("{org}", org).replace("{app}", app);
  const body = JSON.stringify({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
  let status = 0;
  let text: string | undefined;
  try {
    const headers = { accept: "application/json", "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    status = response.status;
    text = await readBody(response);
  } catch (thrown) {
    const cause = quoteCause(thrown, clientSecret);
    throw new EmchatConnectionError("the connection to the token address failed", {
      cause,
    });
  }
  const reply = parseEnvelope(text ?? "");
  const { access_token: token, expires_in: lifetime } = reply ?? {};
  if (status === 200 && typeof token === "string") {
    return {
      token,
      expiresAt: typeof lifetime === "number" && lifetime > 0 ? Date.now() + lifetime * 1000 : undefined,
    };
  }
  const code = typeof reply?.["error"] === "string" ? redact(reply["error"], clientSecret) : undefined;
  throw new EmchatAuthenticationError(`the token address answered ${status} ${code ?? "without a token"}`, {
    status,
    code,
  });
}
