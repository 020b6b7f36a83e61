import type { Group, User } from "@emchat/control";
import type { GroupRecord, UserRecord } from "@emchat/emulator";
import type { Session } from "../sessions/session.ts";

/** Counts of messages by whom they concern. */
interface Counts {
  readonly received: ReadonlyMap<string, number>;
  readonly sent: ReadonlyMap<string, number>;
}

/** A tenant that was configured or called. */
export interface KnownTenant {
  readonly org: string;
  readonly app: string;
}

/** The tenants that were configured, set or called, by organisation and application. */
export function tenantsOf({ emulator, seen }: Session): readonly KnownTenant[] {
  const tenants = new Map<string, KnownTenant>();
  for (const { org, app } of [...emulator.tenants(), ...seen.list()]) tenants.set(`${org}/${app}`, { org, app });
  return [...tenants.values()].sort((a, b) => compare(`${a.org}/${a.app}`, `${b.org}/${b.app}`));
}

/** The users of a tenant: those that were set, and those that were seen as a target or a sender. */
export function usersOf(session: Session, org: string, app: string): readonly User[] {
  const counts = countMessages(session, org, app);
  const names = new Set(session.emulator.users.list(org, app).map(({ username }) => username));
  for (const target of session.seen.list()) {
    if (target.kind === "user" && target.org === org && target.app === app) names.add(target.name);
  }
  for (const key of [...counts.received.keys(), ...counts.sent.keys()])
    if (key.startsWith("user/")) names.add(key.slice(5));
  return [...names].sort(compare).map((name) => describe(session, org, app, name, counts));
}

/** One user; `undefined` when it was neither set nor seen. */
export function userOf(session: Session, org: string, app: string, username: string): User | undefined {
  return usersOf(session, org, app).find((user) => user.username === username.toLowerCase());
}

/** A user as it is now, or as it was when `record` is the last that was known of it. */
export function describeUser(session: Session, org: string, app: string, username: string): User {
  return describe(session, org, app, username.toLowerCase(), countMessages(session, org, app));
}

function describe(session: Session, org: string, app: string, username: string, counts: Counts): User {
  const record: UserRecord | undefined = session.emulator.users.get(org, app, username);
  const askedAt = session.seen.get(org, app, "user", username)?.askedAt;
  return {
    org,
    app,
    username,
    status: record?.status ?? "offline",
    known: record !== undefined,
    received: counts.received.get(`user/${username}`) ?? 0,
    sent: counts.sent.get(`user/${username}`) ?? 0,
    ...(askedAt === undefined ? undefined : { askedAt }),
  };
}

/** The groups of a tenant: those that were set, and those that were seen as a target. */
export function groupsOf(session: Session, org: string, app: string): readonly Group[] {
  const counts = countMessages(session, org, app);
  const names = new Set(session.emulator.groups.list(org, app).map(({ name }) => name));
  for (const target of session.seen.list()) {
    if (target.kind === "group" && target.org === org && target.app === app) names.add(target.name);
  }
  for (const key of counts.received.keys()) if (key.startsWith("group/")) names.add(key.slice(6));
  return [...names].sort(compare).map((name) => describeGroupBy(session, org, app, name, counts));
}

/** A group as it is now. */
export function describeGroup(session: Session, org: string, app: string, name: string): Group {
  return describeGroupBy(session, org, app, name, countMessages(session, org, app));
}

function describeGroupBy(session: Session, org: string, app: string, name: string, counts: Counts): Group {
  const record: GroupRecord | undefined = session.emulator.groups.get(org, app, name);
  return {
    org,
    app,
    id: name,
    members: [...(record?.members ?? [])],
    known: record !== undefined,
    received: counts.received.get(`group/${name}`) ?? 0,
  };
}

/** How many messages of a tenant are kept. */
export function messagesOf({ journal }: Session, org: string, app: string): number {
  let count = 0;
  for (const { stored } of journal.messages.newestFirst()) if (stored.org === org && stored.app === app) count += 1;
  return count;
}

/** The counts of each tenant, as long as no message comes or goes. */
const counted = new WeakMap<Session, { stamp: string; readonly tenants: Map<string, Counts> }>();

function countMessages(session: Session, org: string, app: string): Counts {
  const { messages, lastSequence } = session.journal;
  const stamp = `${lastSequence} ${messages.size} ${messages.dropped}`;
  let known = counted.get(session);
  if (known?.stamp !== stamp) {
    known = { stamp, tenants: new Map() };
    counted.set(session, known);
  }
  let counts = known.tenants.get(`${org}/${app}`);
  if (counts === undefined) {
    counts = count(session, org, app);
    known.tenants.set(`${org}/${app}`, counts);
  }
  return counts;
}

function count({ journal }: Session, org: string, app: string): Counts {
  const received = new Map<string, number>();
  const sent = new Map<string, number>();
  for (const { stored } of journal.messages.newestFirst()) {
    if (stored.org !== org || stored.app !== app) continue;
    const to = `${stored.target.kind}/${stored.target.name}`;
    const from = `user/${stored.from}`;
    received.set(to, (received.get(to) ?? 0) + 1);
    sent.set(from, (sent.get(from) ?? 0) + 1);
  }
  return { received, sent };
}

/** As people count: `u2` stands before `u10`. */
const { compare } = new Intl.Collator("en", { numeric: true });
