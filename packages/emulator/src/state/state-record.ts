import type { PresenceStatus, TargetFailure } from "../config.ts";
import type { GroupDirectory, UserDirectory } from "./directory.ts";
import type { StoredMessage, WritableMessageLog } from "./message-log.ts";
import type { TenantStore } from "./tenants.ts";

/** One thing that an emulator remembers, for a file. Tokens are in none: they go in and never come out. */
export type StateRecord =
  | { readonly kind: "clock"; readonly now: number }
  | { readonly kind: "app"; readonly org: string; readonly app: string; readonly id: string; readonly enabled: boolean }
  | {
      readonly kind: "user";
      readonly org: string;
      readonly app: string;
      readonly username: string;
      readonly status: PresenceStatus;
      readonly failure?: TargetFailure | undefined;
    }
  | {
      readonly kind: "group";
      readonly org: string;
      readonly app: string;
      readonly name: string;
      readonly members: readonly string[];
      readonly failure?: TargetFailure | undefined;
    }
  | ({ readonly kind: "message" } & StoredMessage);

/** The state that records are made of, and go into. */
export interface StateParts {
  readonly tenants: TenantStore;
  readonly users: UserDirectory;
  readonly groups: GroupDirectory;
  readonly messages: WritableMessageLog;
  readonly clock: { now(): number; set(to: number): number };
}

/** How many messages are read at a time. */
const PAGE = 100;

/** Everything that is remembered, record by record: the time, each application with its users and groups, the messages from the oldest. */
export function* stateRecords({ tenants, users, groups, messages, clock }: StateParts): Generator<StateRecord> {
  yield { kind: "clock", now: clock.now() };
  for (const { org, app, applicationId: id, enabled } of tenants.list()) {
    yield { kind: "app", org, app, id, enabled };
    for (const user of users.list(org, app)) yield { kind: "user", org, app, ...user };
    for (const group of groups.list(org, app)) yield { kind: "group", org, app, ...group };
  }
  for (let rest = messages.size; rest > 0; rest -= PAGE) {
    const start = Math.max(0, rest - PAGE);
    const page = messages.list({ start, limit: rest - start }).messages;
    for (const message of [...page].reverse()) yield { kind: "message", ...message };
  }
}

/** Takes a record into the state. @throws TypeError or RangeError saying what is wrong with it */
export function takeRecord({ tenants, users, groups, messages, clock }: StateParts, record: unknown): void {
  const { kind, ...value } = objectOf(record);
  const text = (key: string): string => {
    const given = value[key];
    if (typeof given === "string") return given;
    throw new TypeError(`${String(kind)}: ${key} must be a text.`);
  };
  switch (kind) {
    case "clock":
      clock.set(value["now"] as number);
      return;
    case "app":
      tenants.ensure(text("org"), text("app"), { id: text("id"), enabled: value["enabled"] !== false });
      return;
    case "user":
      users.put(text("org"), text("app"), text("username"), {
        status: text("status") as PresenceStatus,
        failure: value["failure"] as TargetFailure | undefined,
      });
      return;
    case "group":
      groups.put(text("org"), text("app"), text("name"), {
        members: textsOf(value["members"]),
        failure: value["failure"] as TargetFailure | undefined,
      });
      return;
    case "message":
      messages.append(messageOf(value, text));
      return;
    default:
      throw new TypeError(`A record's kind is clock, app, user, group or message, got ${JSON.stringify(kind)}.`);
  }
}

function messageOf(value: Readonly<Record<string, unknown>>, text: (key: string) => string): StoredMessage {
  const { target, message, ext, sequence, time, bytes } = value;
  const { kind, name, members } = objectOf(target);
  if (typeof kind !== "string" || typeof name !== "string")
    throw new TypeError("message: target has a kind and a name.");
  if (!Number.isSafeInteger(time)) throw new TypeError("message: time must be epoch milliseconds.");
  const content = { message: objectOf(message), ext: ext === undefined ? undefined : objectOf(ext) };
  return {
    id: text("id"),
    sequence: Number.isSafeInteger(sequence) ? (sequence as number) : 0,
    time: time as number,
    requestId: text("requestId"),
    operationId: text("operationId"),
    org: text("org"),
    app: text("app"),
    target: { kind, name, ...(members === undefined ? undefined : { members: textsOf(members) }) },
    from: text("from"),
    token: text("token"),
    // No file can make a message smaller than it is.
    bytes: Math.max(Number.isSafeInteger(bytes) ? (bytes as number) : 0, sizeOf(content.message)),
    ...content,
  };
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new TypeError(`An object was expected, got ${JSON.stringify(value)?.slice(0, 60)}.`);
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  throw new TypeError("members must be a list of texts.");
}
