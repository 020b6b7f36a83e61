import { applicationIdOf } from "../state/application-id.ts";
import type { EventHub } from "../state/events.ts";
import type { Rules } from "../state/rules.ts";
import type { TokenTable } from "../state/token-table.ts";

/** The most tokens given out that are remembered; beyond it the oldest is forgotten. */
export const MAX_ISSUED_TOKENS = 1_000;

/** What the giving out depends on. */
export interface TokenIssuerOptions {
  readonly clock: () => number;
  readonly random: () => number;
  readonly rules: () => Rules;
  readonly tokens: TokenTable;
  readonly events: EventHub;
}

/** Who the token is for. */
export interface TokenOrder {
  readonly org: string;
  readonly app: string;
  readonly role: "admin" | "none";
}

/** A token on its way to whoever asked for it. */
export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** The id of a user of the tenant. */
  userId(username: string): string;
}

const PREFIX = "YWMt";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH = 60;

/** Makes tokens, and puts them into the table with the label `issued-1`, `issued-2`, … */
export function createTokenIssuer({
  clock,
  random,
  rules,
  tokens,
  events,
}: TokenIssuerOptions): (order: TokenOrder) => IssuedToken {
  const labels: string[] = [];
  let count = 0;
  events.on("reset", () => {
    labels.length = 0;
    count = 0;
  });

  return ({ org, app, role }) => {
    const expiresIn = rules().tokenLifetime;
    let token = PREFIX;
    for (let at = 0; at < LENGTH; at += 1) token += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
    do count += 1;
    while (tokens.get(`issued-${count}`) !== undefined);
    const label = `issued-${count}`;
    const oldest = labels.length >= MAX_ISSUED_TOKENS ? labels.shift() : undefined;
    if (oldest !== undefined) tokens.delete(oldest);
    tokens.put({ token, label, role, org, app, expiresAt: clock() + expiresIn * 1000 });
    labels.push(label);
    return { token, expiresIn, userId: (username) => applicationIdOf(`${org}/${app}`, username) };
  };
}
