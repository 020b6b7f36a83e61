import { validatePathParameters } from "@emchat/schema/validators";
import type { GroupConfig, PresenceStatus, TargetFailure, UserConfig } from "../config.ts";
import type { EventHub } from "./events.ts";
import { RECORD_BYTES } from "./ledger.ts";
import type { GroupRecord, UserRecord } from "./records.ts";
import type { TenantStore } from "./tenants.ts";

/** The users of every application. Names are taken in any case. */
export interface UserDirectory {
  list(org: string, app: string): readonly UserRecord[];
  get(org: string, app: string, username: string): UserRecord | undefined;
  /** Adds a user or changes the one that is there; what `change` leaves out stays. */
  put(org: string, app: string, username: string, change?: UserChange): UserRecord;
  /** Says whether the user was there. */
  delete(org: string, app: string, username: string): boolean;
}

/** What can change about a user. */
export interface UserChange {
  readonly status?: PresenceStatus | undefined;
  /** `null` lets messages through again. */
  readonly failure?: TargetFailure | null | undefined;
}

/** The groups of every application. Ids keep their case. */
export interface GroupDirectory {
  list(org: string, app: string): readonly GroupRecord[];
  get(org: string, app: string, name: string): GroupRecord | undefined;
  /** Adds a group or changes the one that is there; what `change` leaves out stays. */
  put(org: string, app: string, name: string, change?: GroupChange): GroupRecord;
  /** Says whether the group was there. */
  delete(org: string, app: string, name: string): boolean;
}

/** What can change about a group. */
export interface GroupChange {
  readonly members?: readonly string[] | undefined;
  /** `null` lets messages through again. */
  readonly failure?: TargetFailure | null | undefined;
}

/** The most users, groups and group members that an emulator holds together. */
export const MAX_RECORDS = 100_000;

const NO_NAMES: readonly string[] = Object.freeze([]);

/** The users of the tenants in `tenants`; changes are told to `events`. */
export function createUserDirectory(tenants: TenantStore, events: EventHub): UserDirectory {
  return {
    list: (org, app) => [...(tenants.known(org, app)?.users.values() ?? [])],
    get: (org, app, username) => tenants.known(org, app)?.users.get(username.toLowerCase()),
    put(org, app, name, change = {}) {
      refuseBadNames("getUserStatus", { org, app, username: name });
      const tenant = tenants.ensure(org, app);
      const username = name.toLowerCase();
      const before = tenant.users.get(username);
      const status = presence(change.status ?? before?.status ?? "offline");
      const user: UserRecord = { username, status, ...failureOf(change.failure, before?.failure) };
      if (before === undefined) takeRoom(tenants, 1, bytesOf(username));
      tenant.users.set(username, user);
      events.emit("user", { org, app, username, user });
      if ((before?.status ?? "offline") !== status) events.emit("presence", { org, app, username, status });
      return user;
    },
    delete(org, app, name) {
      const username = name.toLowerCase();
      const users = tenants.known(org, app)?.users;
      const before = users?.get(username);
      if (users === undefined || before === undefined) return false;
      users.delete(username);
      takeRoom(tenants, -1, -bytesOf(username));
      events.emit("user", { org, app, username, user: undefined });
      if (before.status === "online") events.emit("presence", { org, app, username, status: "offline" });
      return true;
    },
  };
}

/** The groups of the tenants in `tenants`; changes are told to `events`. */
export function createGroupDirectory(tenants: TenantStore, events: EventHub): GroupDirectory {
  return {
    list: (org, app) => [...(tenants.known(org, app)?.groups.values() ?? [])],
    get: (org, app, name) => tenants.known(org, app)?.groups.get(name),
    put(org, app, name, change = {}) {
      refuseBadNames("sendMessageToGroup", { org, app, group_name: name });
      for (const username of change.members ?? NO_NAMES) refuseBadNames("getUserStatus", { org, app, username });
      const tenant = tenants.ensure(org, app);
      const before = tenant.groups.get(name);
      const members = change.members?.map((member) => member.toLowerCase()) ?? before?.members ?? NO_NAMES;
      const group: GroupRecord = { name, members, ...failureOf(change.failure, before?.failure) };
      takeRoom(tenants, sizeOf(group) - sizeOf(before), bytesOfGroup(group) - bytesOfGroup(before));
      tenant.groups.set(name, group);
      events.emit("group", { org, app, name, group });
      return group;
    },
    delete(org, app, name) {
      const groups = tenants.known(org, app)?.groups;
      const before = groups?.get(name);
      if (groups === undefined || before === undefined) return false;
      groups.delete(name);
      takeRoom(tenants, -sizeOf(before), -bytesOfGroup(before));
      events.emit("group", { org, app, name, group: undefined });
      return true;
    },
  };
}

/** A user of the config in its long form. */
export const longUser = (user: string | UserConfig): UserConfig =>
  typeof user === "string" ? { username: user } : user;

/** A group of the config in its long form. */
export const longGroup = (group: string | GroupConfig): GroupConfig =>
  typeof group === "string" ? { name: group } : group;

function presence(status: PresenceStatus): PresenceStatus {
  if (status === "online" || status === "offline") return status;
  throw new TypeError(`A user's status is online or offline, got ${JSON.stringify(status)}.`);
}

function failureOf(
  change: TargetFailure | null | undefined,
  before: TargetFailure | undefined,
): Pick<UserRecord, "failure"> {
  const failure = change === undefined ? before : change;
  if (failure === null || failure === undefined) return {};
  if (!Number.isInteger(failure.code) || failure.code < 201 || failure.code > 599) {
    throw new RangeError(`A target's failure has a code from 201 to 599, got ${String(failure.code)}.`);
  }
  return { failure };
}

function refuseBadNames(
  operationId: "getUserStatus" | "sendMessageToGroup",
  parameters: Readonly<Record<string, string>>,
): void {
  const [violation] = validatePathParameters(operationId, parameters);
  if (violation !== undefined) throw new TypeError(`${violation.message}.`);
}

function sizeOf(group: GroupRecord | undefined): number {
  return group === undefined ? 0 : 1 + group.members.length;
}

const bytesOf = (name: string): number => RECORD_BYTES + 2 * name.length;

function bytesOfGroup(group: GroupRecord | undefined): number {
  if (group === undefined) return 0;
  return group.members.reduce((bytes, member) => bytes + 40 + member.length, bytesOf(group.name));
}

function takeRoom(tenants: TenantStore, more: number, bytes: number): void {
  if (more > 0 && tenants.records + more > MAX_RECORDS) {
    throw new RangeError(
      `The emulator holds at most ${MAX_RECORDS} users, groups and group members together. Delete some first.`,
    );
  }
  tenants.ledger.charge(bytes);
  tenants.records += more;
}
