import { useScope } from "../live/session-scope.tsx";
import type { Tenant } from "../live/use-tenant.ts";
import type { Party } from "./conversation-feed.ts";

export interface KnownParty extends Party {
  readonly received: number;
  readonly sent: number;
  /** For users alone. */
  readonly online: boolean | undefined;
  readonly members: readonly string[] | undefined;
}

/** `u2` stands before `u10`. */
const asPeopleCount = new Intl.Collator("en", { numeric: true });

/** The users and groups of a tenant, the busiest first. */
export function useParties(tenant: Tenant | undefined): readonly KnownParty[] | undefined {
  const { control } = useScope();
  const path = tenant ?? { org: "-", app: "-" };
  const options = { enabled: tenant !== undefined };
  const users = control.query.useQuery("get", "/__mock/api/v1/apps/{org}/{app}/users", { params: { path } }, options);
  const groups = control.query.useQuery("get", "/__mock/api/v1/apps/{org}/{app}/groups", { params: { path } }, options);
  if (tenant === undefined || users.data === undefined || groups.data === undefined) return undefined;
  const known: KnownParty[] = [
    ...users.data.users.map(({ username, status, received, sent }) => ({
      ...tenant,
      kind: "user" as const,
      name: username,
      received,
      sent,
      online: status === "online",
      members: undefined,
    })),
    ...groups.data.groups.map(({ id, received, members }) => ({
      ...tenant,
      kind: "group" as const,
      name: id,
      received,
      sent: 0,
      online: undefined,
      members,
    })),
  ];
  return known.sort((a, b) => b.received + b.sent - (a.received + a.sent) || asPeopleCount.compare(a.name, b.name));
}
