import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Switch } from "react-aria-components/Switch";
import type { User } from "../api/control.ts";
import { explain } from "../api/problem.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Avatar } from "../messages/avatar.tsx";
import { IconButton } from "../parts/button.tsx";
import { Go } from "../shell/navigation.tsx";
import { notify } from "../shell/notices.tsx";

/** One user with the switch of its presence. */
export function UserTile({ user }: { user: User }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const onError = (error: unknown): void => notify(explain(error), { kind: "bad" });
  const put = control.query.useMutation("put", "/__mock/api/v1/apps/{org}/{app}/users/{username}", { onError });
  const forget = control.query.useMutation("delete", "/__mock/api/v1/apps/{org}/{app}/users/{username}", { onError });
  const { org, app, username } = user;
  const path = { org, app, username };
  const wanted = put.isPending ? put.variables.body.status : user.status;
  const online = wanted === "online";
  return (
    <li className="user-tile">
      <Avatar name={username} online={online} />
      <span className="named">
        <Go
          to={`/conversations/user/${encodeURIComponent(username)}`}
          query={{ org, app }}
          className="user-name truncate"
        >
          <bdi>{username}</bdi>
        </Go>
        <small className="truncate">
          {user.askedAt === undefined ? t.presence.neverAsked : t.presence.asked(format.time(user.askedAt))}
        </small>
      </span>
      {user.known && (
        <IconButton
          className="user-forget"
          label={t.presence.forget(username)}
          icon={<X size={15} />}
          onClick={() => forget.mutate({ params: { path } })}
        />
      )}
      <Switch
        className="switch"
        aria-label={t.presence.switch(username)}
        isSelected={online}
        onChange={(on) => put.mutate({ params: { path }, body: { status: on ? "online" : "offline" } })}
      >
        <span className="switch-track" />
      </Switch>
    </li>
  );
}
