import type { TokenConfig, TokenState } from "../config.ts";
import { readInstant } from "../time/duration.ts";
import { type Ledger, RECORD_BYTES } from "./ledger.ts";

/** A token of the table, without the token. */
export interface TokenEntry {
  readonly label: string;
  readonly state: TokenState;
  readonly role: "admin" | "none";
  readonly org: string | undefined;
  readonly app: string | undefined;
  readonly expiresAt: number | undefined;
}

/** The tokens that the service knows. Tokens go in and never come out: everything here goes by label. */
export interface TokenTable {
  list(): readonly TokenEntry[];
  get(label: string): TokenEntry | undefined;
  /** Adds a token, or replaces the one of the same label or text. */
  put(token: TokenConfig): TokenEntry;
  /** Changes a token that is there; says whether it is. */
  update(label: string, change: Partial<Omit<TokenEntry, "label">>): boolean;
  delete(label: string): boolean;
  /** Replaces the whole table. @throws TypeError or RangeError for a bad token, and then nothing has changed */
  replace(tokens: readonly TokenConfig[]): void;
}

/** The table with the side that authentication looks at. */
export interface SearchableTokenTable extends TokenTable {
  find(token: string): TokenEntry | undefined;
}

/** The most tokens that a table holds. */
export const MAX_TOKENS = 10_000;

/** From this length on, a label must not contain its token; a shorter one is no secret, but a word. */
const SECRET_LENGTH = 8;

/** An empty table; `changed` is called after every change, and what it takes is charged to `ledger`. */
export function createTokenTable(changed: () => void, ledger: Ledger): SearchableTokenTable {
  let bytes = 0;
  let entries = new Map<string, TokenEntry>();
  /** Which token a label stands for. */
  let tokens = new Map<string, string>();

  const charge = (more: number): void => {
    ledger.charge(more);
    bytes += more;
  };
  const add = (config: TokenConfig): TokenEntry => {
    const { token } = config;
    if (token === "") throw new TypeError("A token is empty. Give it at least one character.");
    const label = config.label ?? freeLabel(tokens);
    if (token.length >= SECRET_LENGTH && label.includes(token)) {
      throw new TypeError("A token's label contains the token. Labels are shown; give it another one.");
    }
    const labelled = tokens.get(label);
    if (entries.size >= MAX_TOKENS && labelled === undefined && !entries.has(token)) {
      throw new RangeError(`The token table holds ${MAX_TOKENS} tokens, which is its limit. Delete some first.`);
    }
    const same = entries.get(token);
    charge(bytesOf(token, label) - bytesOf(labelled, label) - (labelled === token ? 0 : bytesOf(token, same?.label)));
    if (labelled !== undefined) entries.delete(labelled);
    if (same !== undefined) tokens.delete(same.label);
    const entry: TokenEntry = {
      label,
      state: config.state === "unprivileged" ? "valid" : (config.state ?? "valid"),
      role: config.state === "unprivileged" ? "none" : (config.role ?? "admin"),
      org: config.org,
      app: config.app,
      expiresAt: config.expiresAt === undefined ? undefined : readInstant(config.expiresAt),
    };
    entries.set(token, entry);
    tokens.set(label, token);
    return entry;
  };

  return {
    find: (token) => entries.get(token),
    list: () => [...entries.values()],
    get: (label) => entries.get(tokens.get(label) ?? ""),
    put(config) {
      const entry = add(config);
      changed();
      return entry;
    },
    update(label, change) {
      const token = tokens.get(label) ?? "";
      const entry = entries.get(token);
      if (entry === undefined) return false;
      entries.set(token, { ...entry, ...change, label });
      changed();
      return true;
    },
    delete(label) {
      const token = tokens.get(label);
      if (token === undefined) return false;
      charge(-bytesOf(token, label));
      tokens.delete(label);
      entries.delete(token);
      changed();
      return true;
    },
    replace(configs) {
      const before = { entries, tokens, bytes };
      entries = new Map();
      tokens = new Map();
      charge(-bytes);
      try {
        for (const config of configs) add(config);
      } catch (error) {
        charge(before.bytes - bytes);
        ({ entries, tokens } = before);
        throw error;
      }
      changed();
    },
  };
}

/** What an entry takes; nothing where there is none. */
function bytesOf(token: string | undefined, label: string | undefined): number {
  return token === undefined || label === undefined ? 0 : RECORD_BYTES + token.length + 2 * label.length;
}

function freeLabel(taken: ReadonlyMap<string, string>): string {
  let number = taken.size + 1;
  while (taken.has(`token-${number}`)) number += 1;
  return `token-${number}`;
}
