import type { SearchableTokenTable } from "../../state/token-table.ts";
import type { Refusal } from "./rule.ts";

/** Who calls: the label of a token, or why it is refused. */
export type TokenVerdict = { readonly label: string } | Refusal;

/** The label of a token that is not in the table. */
export const UNLISTED_TOKEN = "unlisted";

const SCHEME = "bearer ";

/**
 * Rule: who may call.
 *
 * | what comes | what happens | era, source |
 * | --- | --- | --- |
 * | no header, another scheme, no token | 401 `unauthorized` | 2014-07..2015, the service's first list of errors |
 * | the scheme word in any case | accepted | RFC 9110, section 11.1 |
 * | a token past its end | 401 `expired_token` | 2014-01, department page beside the source document |
 * | a revoked token; in strict mode one that is not listed | 401 `auth_bad_access_token` | 2014-07..2015, first list of errors |
 * | a token without the role, or of another tenant | 401 `unauthorized` | 2014-07, the source document asks for an administrator of the application or the organisation; the error is of 2016..2021 |
 * | any other token | accepted by default | house: a mock that asks for real tokens first is of no use |
 */
export function judgeToken(
  authorization: string | undefined,
  tokens: SearchableTokenTable,
  tenant: { readonly org: string | undefined; readonly app: string | undefined },
  strict: boolean,
  now: number,
): TokenVerdict {
  if (authorization === undefined || authorization === "") return refused(NO_TOKEN);
  const scheme = authorization.slice(0, SCHEME.length);
  if (scheme !== "Bearer " && scheme.toLowerCase() !== SCHEME) return refused(OTHER_SCHEME);
  const token = authorization.slice(SCHEME.length).trim();
  if (token === "") return refused(NO_TOKEN);
  // RFC 6750, section 2.1: a token is one word
  if (/\s/.test(token)) return refused(OTHER_SCHEME);

  const entry = tokens.find(token);
  if (entry === undefined) return strict ? refused(UNKNOWN) : ACCEPTED;
  if (entry.state === "revoked") return refused(UNKNOWN);
  if (entry.state === "expired" || (entry.expiresAt !== undefined && entry.expiresAt <= now)) return refused(EXPIRED);
  if (entry.role !== "admin") return refused(NO_ROLE);
  if ((entry.org ?? tenant.org) !== tenant.org || (entry.app ?? tenant.app) !== tenant.app)
    return refused(OTHER_TENANT);
  return entry;
}

const ACCEPTED: TokenVerdict = Object.freeze({ label: UNLISTED_TOKEN });

const NO_TOKEN = ["unauthorized", "Unable to authenticate (OAuth): send Authorization: Bearer TOKEN"] as const;
const OTHER_SCHEME = [
  "unauthorized",
  "Unable to authenticate (OAuth): Authorization must be Bearer and one token",
] as const;
const NO_ROLE = ["unauthorized", "the token is not that of an administrator"] as const;
const OTHER_TENANT = ["unauthorized", "the token is that of another organisation or application"] as const;
const UNKNOWN = ["auth_bad_access_token", "Unable to authenticate due to corrupt access token"] as const;
const EXPIRED = ["expired_token", "Unable to authenticate due to expired access token"] as const;

function refused([error, description]: readonly [string, string]): Refusal {
  return { status: 401, error, description };
}
