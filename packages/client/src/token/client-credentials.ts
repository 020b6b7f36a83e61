import { createSecretFinder } from "@emchat/schema/secrets";
import { GAVE_UP } from "../delivery/judgement.ts";
import { retryAfter } from "../delivery/retry-after.ts";
import { parseEnvelope } from "../envelope/envelope.ts";
import { EmchatAuthenticationError, EmchatUnavailableError } from "../errors/error-classes.ts";
import { serverUrl, tokenUrl } from "../generated/operations.ts";
import { checkOptions, need } from "../option-checks.ts";
import { quoteCause } from "../transport/quote-cause.ts";
import { readBody } from "../transport/read-body.ts";
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
  need(typeof clientId === "string" && clientId !== "", "clientId", "a text", clientId);
  need(typeof clientSecret === "string" && clientSecret !== "", "clientSecret", "a text", clientSecret);
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
  const url = tokenUrl
    .replace(serverUrl, () => baseUrl)
    .replace("{org}", () => encodeURIComponent(org))
    .replace("{app}", () => encodeURIComponent(app));
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(url, { method: "POST", headers: HEADERS, body, redirect: "manual", signal });
    text = await readBody(response);
  } catch (thrown) {
    const cause = quoteCause(thrown, (each) => cleaned(each, secret));
    throw new EmchatUnavailableError("the connection to the token address failed", { cause });
  }
  const { status, headers } = response;
  const reply = parseEnvelope(text ?? "") ?? {};
  const { access_token: token, expires_in: lifetime, error } = reply;
  if (status === 200 && typeof token === "string") {
    return {
      token,
      expiresAt: typeof lifetime === "number" && lifetime > 0 ? Date.now() + lifetime * 1000 : undefined,
    };
  }
  const code = typeof error === "string" ? cleaned(error, secret).slice(0, LONGEST_CODE) : undefined;
  const Class = canPass(status) ? EmchatUnavailableError : EmchatAuthenticationError;
  throw new Class(`the token address answered ${status} ${code ?? "without a token"}`, {
    status,
    code,
    retryAfterMs: retryAfter(headers, Date.now()),
  });
}

const TOO_EARLY = 425;

/** Whether a status says "not now" and not "no". */
function canPass(status: number): boolean {
  return status >= 500 || status === TOO_EARLY || status === 429 || GAVE_UP.includes(status);
}

function cleaned(text: string, secret: string): string {
  return createSecretFinder([secret], { hidden: "[secret]" }).scrub(text);
}
