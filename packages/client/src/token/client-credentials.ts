import { createSecretFinder } from "@emchat/schema/secrets";
import { GAVE_UP } from "../delivery/judgement.ts";
import { retryAfter } from "../delivery/retry-after.ts";
import { parseEnvelope } from "../envelope/parse-envelope.ts";
import { makeError } from "../errors/error-class.ts";
import { serverUrl, tokenUrl } from "../generated/operations.ts";
import { checkOptions, isToken, need } from "../option-checks.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import { readBody } from "../transport/read-body.ts";
import { createUrlWriter } from "../transport/write-url.ts";
import { keepToken, type Token } from "./keep-token.ts";
import type { TokenFunction, TokenRequest } from "./token-function.ts";

/** What the console shows of an application. */
export interface ClientCredentials {
  /** The client id, `YXA6…` in the service's samples. */
  readonly clientId: string;
  /** The client secret. */
  readonly clientSecret: string;
}

/**
 * Gets tokens from the service with an application's id and secret. The client keeps a token, renews it before it ends, and once
 * more for each token that the service refuses. A token address that is away, overloaded or broken makes calls wait and try again,
 * until their deadline: their error is then `EmchatUnavailableError`.
 *
 * @param credentials The application's id and secret; kept where nothing prints them.
 * @throws EmchatConfigurationError when one of them is no text.
 * @example
 * ```ts
 * import { clientCredentials, createClient } from "@emchat/client";
 *
 * const token = clientCredentials({ clientId: "YXA6-id", clientSecret: "YXA6-secret" });
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token });
 * ```
 */
export function clientCredentials(credentials: ClientCredentials): TokenFunction {
  checkOptions(credentials, "credentials");
  const { clientId, clientSecret } = credentials;
  for (const [name, value] of Object.entries({ clientId, clientSecret }))
    need(typeof value === "string" && value !== "", name, "a text", value);
  const body = JSON.stringify({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
  return keepToken((request) => requestToken(request, body, clientSecret));
}

/** How much of what such an address calls its error is shown, in characters. */
const LONGEST_CODE = 200;

const HEADERS = { accept: "application/json", "content-type": "application/json" };

async function requestToken(
  { org, app, baseUrl, fetch, signal }: TokenRequest,
  body: string,
  secret: string,
): Promise<Token> {
  const url = createUrlWriter(baseUrl, { org, app })(tokenUrl.replace(serverUrl, ""), {});
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(url, { method: "POST", headers: HEADERS, body, redirect: "manual", signal });
    text = await readBody(response);
  } catch (thrown) {
    const cause = quoteCause(thrown, (each) => cleaned(each, secret));
    throw makeError("unavailable", "no reply of the token address", { cause });
  }
  const { status, headers } = response;
  const reply = parseEnvelope(text ?? "");
  const { access_token: token, expires_in: lifetime, error } = reply ?? {};
  const ok = status > 199 && status < 300;
  if (ok && isToken(token)) {
    return {
      token,
      expiresAt: typeof lifetime === "number" && lifetime > 0 ? Date.now() + lifetime * 1000 : undefined,
    };
  }
  const code = typeof error === "string" ? cleaned(error, secret).slice(0, LONGEST_CODE) : undefined;
  // a page of whoever stands before it, or half a reply, is no refusal
  const passing = status >= 500 || NOT_NOW.includes(status) || (ok && !reply);
  const kind = passing ? "unavailable" : "authentication";
  throw makeError(kind, `the token address answered ${status} ${code ?? "without a token"}`, {
    status,
    code,
    retryAfterMs: retryAfter(headers, Date.now()),
  });
}

/** Statuses below 500 that are no refusal of the address itself: a proxy's, a wrong connection's, Too Early, Too Many Requests, and a gateway that gave up. */
const NOT_NOW: readonly number[] = [407, 421, 425, 429, ...GAVE_UP];

function cleaned(text: string, secret: string): string {
  return createSecretFinder([secret], { hidden: "[secret]" }).scrub(text);
}
