import type { Emulator, GroupConfig, UserConfig } from "@emchat/emulator";
import type { MockConfig } from "../config/mock-config.ts";

/** Keys that sessions and guards take by themselves when they are configured anew. */
const TAKEN = [
  "strict",
  "era",
  "tokens",
  "faults",
  "limits",
  "rate",
  "serviceUrl",
  "allowedHosts",
  "allowedOrigins",
] as const;

interface Named<T> {
  readonly org: string;
  readonly app: string;
  readonly name: string;
  readonly value: T;
}

/**
 * Brings to every session what was changed in the configuration. Only the difference to the configuration before counts: what calls
 * have changed meanwhile stays. Returns what has changed, in words.
 */
export function applyChanges(
  before: MockConfig,
  after: MockConfig,
  sessions: readonly { readonly emulator: Emulator }[],
): readonly string[] {
  const users = differenceOf(usersOf(before), usersOf(after));
  const groups = differenceOf(groupsOf(before), groupsOf(after));
  for (const { emulator } of sessions) {
    for (const { org, app, name, value } of users.put) {
      const { status = "offline", failure = null } = value;
      emulator.users.put(org, app, name, { status, failure });
    }
    for (const { org, app, name } of users.gone) emulator.users.delete(org, app, name);
    for (const { org, app, name, value } of groups.put) {
      const { members = [], failure = null } = value;
      emulator.groups.put(org, app, name, { members, failure });
    }
    for (const { org, app, name } of groups.gone) emulator.groups.delete(org, app, name);
  }
  return [
    ...counted(users.put.length, "user", "set"),
    ...counted(users.gone.length, "user", "removed"),
    ...counted(groups.put.length, "group", "set"),
    ...counted(groups.gone.length, "group", "removed"),
    ...TAKEN.filter((key) => differs(before[key], after[key])),
    ...(differs(tenantsOf(before), tenantsOf(after)) ? ["id or enabled of an app (counts after a reset)"] : []),
    ...(differs(before.seed, after.seed) ? ["seed (counts after a reset)"] : []),
  ];
}

function differenceOf<T>(
  before: ReadonlyMap<string, Named<T>>,
  after: ReadonlyMap<string, Named<T>>,
): { readonly put: readonly Named<T>[]; readonly gone: readonly Named<T>[] } {
  return {
    put: [...after].filter(([key, { value }]) => differs(before.get(key)?.value, value)).map(([, one]) => one),
    gone: [...before].filter(([key]) => !after.has(key)).map(([, one]) => one),
  };
}

function usersOf({ apps = [] }: MockConfig): ReadonlyMap<string, Named<UserConfig>> {
  return mapOf(
    apps.flatMap(({ org, app, users = [] }) =>
      users.map((user) => {
        const value = typeof user === "string" ? { username: user } : user;
        return { org, app, name: value.username.toLowerCase(), value };
      }),
    ),
  );
}

function groupsOf({ apps = [] }: MockConfig): ReadonlyMap<string, Named<GroupConfig>> {
  return mapOf(
    apps.flatMap(({ org, app, groups = [] }) =>
      groups.map((group) => {
        const value = typeof group === "string" ? { name: group } : group;
        return { org, app, name: value.name, value };
      }),
    ),
  );
}

function tenantsOf({ apps = [] }: MockConfig): readonly unknown[] {
  return apps
    .filter(({ id, enabled }) => id !== undefined || enabled === false)
    .map(({ org, app, id, enabled }) => ({ org, app, id, enabled }));
}

function mapOf<T>(named: readonly Named<T>[]): ReadonlyMap<string, Named<T>> {
  return new Map(named.map((one) => [`${one.org}/${one.app}/${one.name}`, one]));
}

function differs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function counted(count: number, noun: string, verb: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"} ${verb}`];
}
