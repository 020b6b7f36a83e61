import type { Profile } from "../../src/profile/profile.ts";
import { STRICT_PROFILE } from "../../src/profile/profile.ts";
import type { Mode } from "./parts.ts";
import { PROVOKE_HEADER, type Reference } from "./start-reference.ts";
import { known, type Token } from "./state.ts";

/** A token of the server in the state that is asked for. */
export function tokenOf({ state }: Reference, wanted: Token["state"]): string {
  const token = state.tokens.find((each) => each.state === wanted);
  if (token === undefined) throw new Error(`the reference server has no token that is ${wanted}`);
  return token.value;
}

/** What whoever runs the server would write into a profile of it. */
export function profileOf(reference: Reference, mode: Mode): Profile {
  const refused = (name: Token["state"], error: string): Profile["tokens"][number] => ({
    name,
    token: tokenOf(reference, name),
    status: 401,
    error,
  });
  const strict: Partial<Profile> = {
    known: { username: [known.online, known.offline], group_name: [known.group] },
    unknown: { username: ["nobody-here"], group_name: ["1999999999999"] },
    unknownTenant: { parameters: { org: "no-such-org", app: "no-such-app" }, statuses: [404] },
  };
  return {
    ...STRICT_PROFILE,
    ...(mode === "strict" ? strict : { forgives: ["media-type", "unknown-token"] }),
    slowAfterMs: 3_000,
    name: `reference-${mode}`,
    parameters: { org: known.org, app: known.app, username: known.online, group_name: known.group },
    otherTenant: { parameters: { org: known.org, app: known.otherApp }, statuses: [401] },
    tokens: [
      refused("expired", "expired_token"),
      refused("revoked", "auth_bad_access_token"),
      refused("without-role", "unauthorized"),
      refused("of-another-tenant", "unauthorized"),
    ],
    provoke: { header: PROVOKE_HEADER, value: "{status}", statuses: [403, 429, 500, 503] },
  };
}
