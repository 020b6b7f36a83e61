import type { AppConfig, EmulatorConfig, GroupConfig, Scenario, UserConfig } from "@emchat/emulator";
import type { Session } from "../sessions/session.ts";

/** What stands for a token in what is written down. */
export function tokenOf(label: string): string {
  return `saved-token-${label}`;
}

/**
 * The world of a session as it began, for a file that others read: with tokens of the file's own, and without passwords. What went
 * wrong by faults and rates is written as it struck.
 */
export function savedWorld(session: Session, config: EmulatorConfig, name: string, startedAt: number): Scenario {
  const { strict, era, serviceUrl, tokenLifetime, apps } = { ...config, ...session.emulator.scenario };
  const tokens = session.emulator.tokens.list().map(({ label, state, role, org, app, expiresAt }) => ({
    label,
    token: tokenOf(label),
    state: role === "none" ? ("unprivileged" as const) : state,
    ...(org === undefined ? undefined : { org }),
    ...(app === undefined ? undefined : { app }),
    ...(expiresAt === undefined ? undefined : { expiresAt: new Date(expiresAt).toISOString() }),
  }));
  return {
    name,
    clock: new Date(startedAt).toISOString(),
    ...(strict === true ? { strict } : undefined),
    ...(era === undefined ? undefined : { era }),
    ...(serviceUrl === undefined ? undefined : { serviceUrl }),
    ...(tokenLifetime === undefined ? undefined : { tokenLifetime }),
    ...(apps === undefined || apps.length === 0 ? undefined : { apps: apps.map(publicApp) }),
    ...(tokens.length === 0 ? undefined : { tokens }),
  };
}

function publicApp({ users = [], groups = [], ...app }: AppConfig): AppConfig {
  return {
    ...app,
    ...(users.length === 0 ? undefined : { users: users.map(publicUser) }),
    ...(groups.length === 0 ? undefined : { groups: groups as readonly (string | GroupConfig)[] }),
  };
}

function publicUser(user: string | UserConfig): string | UserConfig {
  if (typeof user === "string") return user;
  const { password: _, ...rest } = user;
  return rest;
}
