import type { EmulatorConfig } from "../config.ts";
import { longUser } from "../state/directory.ts";

/** The members of a token request, as they were sent. */
export type GrantRequest = Readonly<Record<string, unknown>>;

/** Who gets a token: an application, or one of its users. */
export interface Grant {
  readonly role: "admin" | "none";
  /** In lower case; `undefined` for the application itself. */
  readonly username?: string | undefined;
}

/** Why there is no token. */
export interface GrantRefusal {
  readonly error: string;
  readonly description: string;
}

/** Where a token is asked for, and what is known there. */
export interface GrantContext {
  readonly org: string;
  readonly app: string;
  readonly seed: EmulatorConfig;
  readonly strict: boolean;
}

/**
 * Rule: who gets a token.
 *
 * | grant | asks for | refused | era, source |
 * | --- | --- | --- | --- |
 * | `client_credentials` | `client_id`, `client_secret` | 400 `invalid_grant` for an unknown or wrong pair | 2014-07, user API page; 2022..2023 for the error |
 * | `password` | `username`, `password` | 400 `invalid_grant` | 2014-07, user API page; 2014-07..2015, first list of errors |
 * | another one | | 400 `unsupported_grant_type` | platform |
 *
 * By default any pair will do where the config names none (house). In strict mode the config must have it, and a user's token is
 * an administrator's only where the config says so.
 */
export function judgeGrant(request: GrantRequest, context: GrantContext): Grant | GrantRefusal {
  const { grant_type: type } = request;
  if (type === "client_credentials") return judgeClient(request, context);
  if (type === "password") return judgeUser(request, context);
  if (type === undefined || type === "") return invalid("grant_type is missing: send client_credentials or password");
  return { error: "unsupported_grant_type", description: "grant_type must be client_credentials or password" };
}

function judgeClient(request: GrantRequest, { org, app, seed, strict }: GrantContext): Grant | GrantRefusal {
  const { client_id: id, client_secret: secret } = request;
  if (!isText(id) || !isText(secret)) return invalid("client_id and client_secret must be texts that are not empty");
  const here = (seed.clients ?? []).filter((client) => (client.org ?? org) === org && (client.app ?? app) === app);
  if (here.length === 0 && !strict) return { role: "admin" };
  const client = here.find((known) => known.id === id);
  if (client === undefined) return denied("client_id does not match");
  return client.secret === secret ? { role: "admin" } : denied("client_secret does not match");
}

function judgeUser(request: GrantRequest, { org, app, seed, strict }: GrantContext): Grant | GrantRefusal {
  const { username: name, password } = request;
  if (!isText(name) || !isText(password)) return invalid("username and password must be texts that are not empty");
  const username = name.toLowerCase();
  const users = (seed.apps ?? []).filter((one) => one.org === org && one.app === app).flatMap((one) => one.users ?? []);
  const user = users.map(longUser).find((one) => one.username.toLowerCase() === username);
  const right = user?.password === undefined ? !strict : user.password === password;
  if (!right) return denied("invalid username or password");
  return { role: (user?.admin ?? !strict) ? "admin" : "none", username };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const invalid = (description: string): GrantRefusal => ({ error: "invalid_request", description });
const denied = (description: string): GrantRefusal => ({ error: "invalid_grant", description });
