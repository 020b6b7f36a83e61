import type { EmulatorConfig } from "../config.ts";
import {
  createGroupDirectory,
  createUserDirectory,
  type GroupDirectory,
  longGroup,
  longUser,
  type UserDirectory,
} from "./directory.ts";
import { createEventHub, type EventHub } from "./events.ts";
import { createLedger, type MemoryAccount } from "./ledger.ts";
import { createMessageLog, type WritableMessageLog } from "./message-log.ts";
import { refuseBadTenant } from "./names.ts";
import { type Rules, rulesOf } from "./rules.ts";
import { createTenantStore, type TenantStore } from "./tenants.ts";
import { createTokenTable, type SearchableTokenTable } from "./token-table.ts";

/** Everything that an emulator remembers. */
export interface Store {
  /** The config that it was made from, or that it took last. */
  readonly seed: () => EmulatorConfig;
  readonly rules: () => Rules;
  readonly events: EventHub;
  readonly tenants: TenantStore;
  readonly users: UserDirectory;
  readonly groups: GroupDirectory;
  readonly tokens: SearchableTokenTable;
  readonly messages: WritableMessageLog;
  /** Goes back to the seed state, or to that of another config. @throws what is wrong with it, and then nothing has changed */
  reset(next?: EmulatorConfig): void;
  /** Takes a new config and keeps the state: rules and tokens are replaced, users and groups that are missing are added. */
  configure(config: EmulatorConfig): void;
}

/** Where a store keeps things, when not by itself. */
export interface StoreRoom {
  readonly messages?: WritableMessageLog | undefined;
  readonly memory?: MemoryAccount | undefined;
}

/** A store in the seed state of `config`. @throws TypeError or RangeError naming the key that is wrong */
export function createStore(
  config: EmulatorConfig,
  onListenerError: (error: unknown) => void,
  room: StoreRoom = {},
): Store {
  let seed = config;
  let rules = rulesOf(config);
  const events = createEventHub(onListenerError);
  const tenants = createTenantStore(rules.serviceUrl, createLedger(room.memory));
  const users = createUserDirectory(tenants, events);
  const groups = createGroupDirectory(tenants, events);
  const tokens = createTokenTable(() => events.emit("tokens", undefined), createLedger(room.memory));
  const messages = room.messages ?? createMessageLog(rules.messages, rules.messageBytes);
  room.messages?.resize(rules.messages, rules.messageBytes);

  /** Adds what the seed names and the state does not have. */
  const plant = (): void => {
    for (const { org, app, id, enabled, users: people = [], groups: chats = [] } of seed.apps ?? []) {
      refuseBadApp(org, app, id);
      tenants.ensure(org, app, { id, enabled });
      for (const { username, ...change } of people.map(longUser)) {
        if (users.get(org, app, username) === undefined) users.put(org, app, username, change);
      }
      for (const { name, ...change } of chats.map(longGroup)) {
        if (groups.get(org, app, name) === undefined) groups.put(org, app, name, change);
      }
    }
    tokens.replace(seed.tokens ?? []);
  };

  const take = (next: EmulatorConfig): void => {
    // A config that is wrong must throw before it has changed anything.
    createStore({ ...next, limits: { ...next.limits } }, onListenerError);
    seed = next;
    rules = rulesOf(next);
  };

  plant();
  return {
    seed: () => seed,
    rules: () => rules,
    events,
    tenants,
    users,
    groups,
    tokens,
    messages,
    reset(next) {
      if (next !== undefined) take(next);
      tenants.reset(rules.serviceUrl);
      messages.resize(rules.messages, rules.messageBytes);
      messages.reset();
      plant();
    },
    configure(next) {
      take(next);
      tenants.relocate(rules.serviceUrl);
      messages.resize(rules.messages, rules.messageBytes);
      plant();
    },
  };
}

const UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

function refuseBadApp(org: string, app: string, id: string | undefined): void {
  try {
    refuseBadTenant(org, app);
  } catch (error) {
    throw error instanceof TypeError ? new TypeError(`apps: ${error.message}`) : error;
  }
  if (id !== undefined && !UUID.test(id)) {
    throw new TypeError(`apps: the id of ${org}/${app} must be a UUID, got ${JSON.stringify(id.slice(0, 60))}.`);
  }
}
