import type { AppConfig, PresenceStatus } from "../config.ts";
import type { UserDirectory } from "../state/directory.ts";
import { readDuration } from "./duration.ts";

/** A presence that changes by itself once its time has come. */
interface PlannedPresence {
  readonly org: string;
  readonly app: string;
  readonly username: string;
  readonly status: PresenceStatus;
  /** Milliseconds after the beginning. */
  readonly after: number;
}

/** The most changes of presence that are planned. */
export const MAX_PLANNED = 10_000;

/** Presence over time. */
export interface Timeline {
  /** Forgets what is planned. */
  clear(): void;
  /** Plans what `apps` say, from now on. */
  start(apps: readonly AppConfig[] | undefined, now: number): void;
  /** Takes another plan with the same beginning; what is due by now has happened already. */
  replan(apps: readonly AppConfig[] | undefined, now: number): void;
  /** Brings about what is due, in the order of time. */
  settle(now: number): void;
}

/** A timeline that changes the presences of `users`. */
export function createTimeline(users: UserDirectory): Timeline {
  let planned: readonly PlannedPresence[] = [];
  let next = 0;
  let dueAt = Number.POSITIVE_INFINITY;
  let began = 0;

  const moveOn = (to: number): void => {
    next = to;
    const upcoming = planned[next];
    dueAt = upcoming === undefined ? Number.POSITIVE_INFINITY : began + upcoming.after;
  };
  return {
    clear() {
      planned = [];
      moveOn(0);
    },
    start(apps, now) {
      began = now;
      planned = plannedOf(apps);
      moveOn(0);
    },
    replan(apps, now) {
      planned = plannedOf(apps);
      const first = planned.findIndex(({ after }) => began + after > now);
      moveOn(first < 0 ? planned.length : first);
    },
    settle(now) {
      while (now >= dueAt) {
        const change = planned[next];
        if (change === undefined) return;
        moveOn(next + 1);
        users.put(change.org, change.app, change.username, { status: change.status });
      }
    },
  };
}

/** What is planned, the earliest first. @throws TypeError or RangeError naming what is wrong */
export function plannedOf(apps: readonly AppConfig[] = []): readonly PlannedPresence[] {
  const planned = apps.flatMap(({ org, app, presence = [] }) =>
    presence.map(({ user, status, after }) => {
      if (status !== "online" && status !== "offline") {
        throw new TypeError(
          `apps: presence of ${user}: the status is online or offline, got ${JSON.stringify(status)}.`,
        );
      }
      const ms = readDuration(after);
      if (ms === 0)
        throw new RangeError(`apps: presence of ${user}: after is longer than nothing; set the user's status.`);
      return { org, app, username: user, status, after: ms };
    }),
  );
  if (planned.length > MAX_PLANNED)
    throw new RangeError(`apps: at most ${MAX_PLANNED} changes of presence are planned.`);
  // Sorting keeps the order of those that are due at one time.
  return planned.sort((a, b) => a.after - b.after);
}
