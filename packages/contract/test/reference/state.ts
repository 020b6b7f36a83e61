import { randomBytes } from "node:crypto";

/** What a token may do. `revoked` and unknown ones look the same to a caller. */
export interface Token {
  readonly value: string;
  readonly state: "good" | "expired" | "revoked" | "without-role" | "of-another-tenant";
}

/** Everything that the server knows, in memory. */
export interface State {
  readonly tenants: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, "online" | "offline">;
  readonly groups: ReadonlySet<string>;
  readonly tokens: readonly Token[];
  /** What was sent, by target. */
  readonly sent: Map<string, unknown[]>;
}

const newToken = (state: Token["state"]): Token => ({ value: `YWMt${randomBytes(24).toString("base64url")}`, state });

/** Names that the server knows, for profiles. */
export const known = {
  org: "easemob-demo",
  app: "chatdemoui",
  online: "zw123",
  offline: "lee.w_1",
  group: "1402541206787",
  otherApp: "othershop",
} as const;

/** A fresh memory with new tokens. */
export const newState = (): State => ({
  tenants: new Map([
    [`${known.org}/${known.app}`, "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5"],
    [`${known.org}/${known.otherApp}`, "b6a3c1f0-dc4a-11e3-8f1a-6bd0a3f7c2e1"],
  ]),
  users: new Map([
    [known.online, "online"],
    [known.offline, "offline"],
  ]),
  groups: new Set([known.group]),
  tokens: (["good", "expired", "revoked", "without-role", "of-another-tenant"] as const).map(newToken),
  sent: new Map(),
});
