import { Users } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { explain } from "../api/problem.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { TenantSelect } from "../live/tenant-select.tsx";
import { useTenant } from "../live/use-tenant.ts";
import { Button } from "../parts/button.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { TextField } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { notify } from "../shell/notices.tsx";
import { GroupBoard } from "./group-board.tsx";
import { UserTile } from "./user-tile.tsx";
import "./presence.css";

/** The most users that one bulk call may set. */
const MOST_AT_ONCE = 1000;

/** The most tiles that are drawn; the filter finds the others. */
const MOST_DRAWN = 400;

/** Who is online: what is switched here is what `GET …/status` answers next. */
export function PresenceScreen(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const { tenant } = useTenant();
  const [filter, setFilter] = useState("");
  const path = tenant ?? { org: "-", app: "-" };
  const users = control.query.useQuery(
    "get",
    "/__mock/api/v1/apps/{org}/{app}/users",
    { params: { path } },
    { enabled: tenant !== undefined },
  ).data?.users;
  const strict = control.query.useQuery("get", "/__mock/api/v1/info").data?.strict ?? false;
  const bulk = control.query.useMutation("patch", "/__mock/api/v1/apps/{org}/{app}/users", {
    onError: (error) => notify(explain(error), { kind: "bad" }),
  });
  if (tenant === undefined || users === undefined) return <Page title={t.nav.presence}>{null}</Page>;

  const shown = users.filter(({ username }) => username.includes(filter.trim().toLowerCase()));
  const setAll = (status: "online" | "offline"): void => {
    const body = { users: shown.slice(0, MOST_AT_ONCE).map(({ username }) => ({ username, status })) };
    bulk.mutate({ params: { path: tenant }, body });
  };
  const online = users.filter(({ status }) => status === "online").length;
  return (
    <Page title={t.nav.presence} hint={t.presence.hint} actions={<TenantSelect />}>
      <section className="card" aria-label={t.presence.users}>
        <div className="card-head">
          <h2>
            {t.presence.users} <span className="presence-count numeric">{t.presence.count(online, users.length)}</span>
          </h2>
          {users.length > 8 && (
            <input
              className="input presence-filter"
              type="text"
              aria-label={t.conversations.filter}
              placeholder={t.conversations.filter}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          )}
          <Button disabled={shown.length === 0} onClick={() => setAll("online")}>
            {t.presence.allOnline}
          </Button>
          <Button disabled={shown.length === 0} onClick={() => setAll("offline")}>
            {t.presence.allOffline}
          </Button>
        </div>
        {users.length === 0 ? (
          <EmptyState icon={<Users size={26} />} title={t.presence.emptyTitle}>
            <p>{t.presence.emptyHint}</p>
          </EmptyState>
        ) : (
          <ul className="presence-grid">
            {shown.slice(0, MOST_DRAWN).map((user) => (
              <UserTile key={user.username} user={user} />
            ))}
          </ul>
        )}
        <AddUser />
      </section>
      <p className="detail-hint">{strict ? t.presence.strict : t.presence.lenient}</p>
      <GroupBoard tenant={tenant} />
    </Page>
  );
}

function AddUser(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const { tenant } = useTenant();
  const [name, setName] = useState("");
  const put = control.query.useMutation("put", "/__mock/api/v1/apps/{org}/{app}/users/{username}", {
    onSuccess: () => setName(""),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (tenant === undefined || name.trim() === "") return;
    put.mutate({ params: { path: { ...tenant, username: name.trim() } }, body: { status: "online" } });
  };
  return (
    <form className="presence-add" onSubmit={submit}>
      <TextField
        label={t.presence.addUser}
        placeholder="alice"
        value={name}
        maxLength={64}
        error={put.error === null ? undefined : explain(put.error)}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        {t.presence.add}
      </Button>
    </form>
  );
}
