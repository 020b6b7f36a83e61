/** The most users and groups that are remembered for having been asked about. */
export const MAX_SEEN_TARGETS = 10_000;

/** A user or a group that a call named. */
export interface SeenTarget {
  readonly org: string;
  readonly app: string;
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly name: string;
  /** When its presence was last asked for, in epoch milliseconds. */
  askedAt: number | undefined;
}

/** Whom the calls of a session were about, known or not; the one named first is forgotten first. */
export interface SeenTargets {
  note(org: string, app: string, kind: string, name: string, askedAt: number | undefined): void;
  get(org: string, app: string, kind: string, name: string): SeenTarget | undefined;
  list(): readonly SeenTarget[];
  reset(): void;
}

/** Nobody seen. */
export function createSeenTargets(): SeenTargets {
  const targets = new Map<string, SeenTarget>();
  return {
    note(org, app, kind, name, askedAt) {
      const key = `${org}/${app}/${kind}/${name}`;
      const before = targets.get(key);
      if (before !== undefined) {
        if (askedAt !== undefined) before.askedAt = askedAt;
        return;
      }
      targets.set(key, { org, app, kind, name, askedAt });
      const [oldest] = targets.size > MAX_SEEN_TARGETS ? targets.keys() : [];
      if (oldest !== undefined) targets.delete(oldest);
    },
    get: (org, app, kind, name) => targets.get(`${org}/${app}/${kind}/${name}`),
    list: () => [...targets.values()],
    reset() {
      targets.clear();
    },
  };
}
