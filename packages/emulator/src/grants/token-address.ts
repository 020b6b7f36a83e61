import { type BodyProblem, readBody } from "../call/body.ts";
import type { RawRequest } from "../call/raw-request.ts";
import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import type { EmulatorConfig } from "../config.ts";
import { defaultErrorOf } from "../service/error-catalogue.ts";
import type { ErrorReplyFactory } from "../service/error-reply.ts";
import type { EventHub } from "../state/events.ts";
import type { Rules } from "../state/rules.ts";
import type { TenantStore } from "../state/tenants.ts";
import type { TokenTable } from "../state/token-table.ts";
import { type GrantRequest, judgeGrant } from "./judge-grant.ts";
import { createTokenIssuer, type IssuedToken } from "./token-issuer.ts";

/** What the token address depends on. */
export interface TokenAddressOptions {
  readonly clock: () => number;
  readonly random: () => number;
  readonly errorReply: ErrorReplyFactory;
  readonly seed: () => EmulatorConfig;
  readonly rules: () => Rules;
  readonly tenants: TenantStore;
  readonly tokens: TokenTable;
  readonly events: EventHub;
}

/** The largest body that is read, in bytes. */
const MAX_BYTES = 16_384;
const ALLOW = "POST, OPTIONS";
const FORM = /^application\/x-www-form-urlencoded *(?:;|$)/i;

/**
 * `POST /{org}/{app}/token`, which gives out the tokens that all other calls need (era 2014-07, user API page beside the source
 * document). It is no operation of the contract, which names it in its security scheme only, and its replies have no envelope.
 *
 * @returns the reply; `undefined` where the path is another one
 */
export function createTokenAddress(
  options: TokenAddressOptions,
): (segments: readonly string[], raw: RawRequest, startedAt: number) => Reply | undefined {
  const { errorReply, rules, tenants } = options;
  const issue = createTokenIssuer(options);

  return (segments, raw, startedAt) => {
    const [org = "", app = "", last] = segments;
    if (segments.length !== 3 || last !== "token") return undefined;
    const refuse = (status: number, error: string, description: string, headers?: Record<string, string>): Reply => ({
      ...errorReply(status, error, description, { startedAt, headers }),
      secret: true,
    });
    if (raw.method === "OPTIONS") return { status: 204, headers: { allow: ALLOW }, body: undefined };
    if (raw.method !== "POST") return refuse(405, "not_allowed", `this path allows ${ALLOW} only`, { allow: ALLOW });
    const { strict } = rules();
    const tenant = strict ? tenants.known(org, app) : tenants.any(org, app);
    if (tenant === undefined) {
      // 400 in 2014 and 2015, 404 later.
      return refuse(400, "organization_application_not_found", `Could not find application for ${org}/${app} from URI`);
    }

    const { request, problem } = readGrant(raw, !strict);
    if (problem !== undefined) return refuse(problem.status, problem.error, problem.message);
    const grant = judgeGrant(request, { org, app, seed: options.seed(), strict });
    if ("error" in grant) return refuse(400, grant.error, grant.description);
    let issued: IssuedToken;
    try {
      issued = issue({ org, app, role: grant.role });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // The table is full, or the memory that it may take.
      return refuse(503, defaultErrorOf(503), error.message);
    }
    const body = {
      access_token: issued.token,
      expires_in: issued.expiresIn,
      ...(grant.username === undefined
        ? { application: tenant.applicationId }
        : { user: userOf(grant.username, issued.userId(grant.username), options.clock()) }),
    };
    return { status: 200, headers: JSON_HEADERS, body, secret: true };
  };
}

type ReadGrant =
  | { readonly request: GrantRequest; readonly problem?: undefined }
  | { readonly request?: undefined; readonly problem: Pick<BodyProblem, "status" | "error" | "message"> };

/** Reads the members of a token request: of a JSON object, or of the form that OAuth's own clients send. */
function readGrant(raw: RawRequest, forgiving: boolean): ReadGrant {
  const { value, problem } = readBody(raw, { required: true, maxBytes: MAX_BYTES, forgiving });
  if (problem !== undefined) {
    if (!forgiving || problem.kind !== "wrong type" || !FORM.test(raw.headers["content-type"] ?? ""))
      return { problem };
    return { request: Object.fromEntries(new URLSearchParams(new TextDecoder().decode(raw.body))) };
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { request: value as GrantRequest };
  return { problem: { status: 400, error: "invalid_request", message: "the body must be a JSON object" } };
}

function userOf(username: string, uuid: string, now: number): Readonly<Record<string, unknown>> {
  return { uuid, type: "user", created: now, modified: now, username, activated: true };
}
