import { X } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { explain } from "../api/problem.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import type { Tenant } from "../live/use-tenant.ts";
import { Avatar } from "../messages/avatar.tsx";
import { Button, IconButton } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { Go } from "../shell/navigation.tsx";
import { notify } from "../shell/notices.tsx";

/** The groups that the service knows, with their members. */
export function GroupBoard({ tenant }: { tenant: Tenant }): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const [id, setId] = useState("");
  const [members, setMembers] = useState("");
  const groups =
    control.query.useQuery("get", "/__mock/api/v1/apps/{org}/{app}/groups", { params: { path: tenant } }).data
      ?.groups ?? [];
  const put = control.query.useMutation("put", "/__mock/api/v1/apps/{org}/{app}/groups/{group_name}", {
    onSuccess: () => {
      setId("");
      setMembers("");
    },
  });
  const forget = control.query.useMutation("delete", "/__mock/api/v1/apps/{org}/{app}/groups/{group_name}", {
    onError: (error) => notify(explain(error), { kind: "bad" }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (id.trim() === "") return;
    const names = [...new Set(members.split(/[\s,，、]+/).filter((name) => name !== ""))];
    put.mutate({ params: { path: { ...tenant, group_name: id.trim() } }, body: { members: names } });
  };
  return (
    <section className="card" aria-label={t.presence.groups}>
      <div className="card-head">
        <h2>{t.presence.groups}</h2>
      </div>
      <ul className="group-list">
        {groups.map((group) => (
          <li key={group.id}>
            <Avatar name={group.id} group />
            <span className="named">
              <Go
                to={`/conversations/group/${encodeURIComponent(group.id)}`}
                query={{ ...tenant }}
                className="user-name truncate"
              >
                <bdi>{group.id}</bdi>
              </Go>
              <small>{group.members.length === 0 ? t.conversations.members(0) : group.members.join(", ")}</small>
            </span>
            {group.known && (
              <IconButton
                label={t.presence.forget(group.id)}
                icon={<X size={15} />}
                onClick={() => forget.mutate({ params: { path: { ...tenant, group_name: group.id } } })}
              />
            )}
          </li>
        ))}
      </ul>
      <form className="presence-add" onSubmit={submit}>
        <TextField
          label={t.presence.addGroup}
          placeholder="1402541206787"
          value={id}
          maxLength={64}
          error={put.error === null ? undefined : explain(put.error)}
          onChange={(event) => setId(event.target.value)}
        />
        <TextField
          label={t.presence.members}
          placeholder="zw123, alice"
          value={members}
          onChange={(event) => setMembers(event.target.value)}
        />
        <Button type="submit" disabled={id.trim() === ""}>
          {t.presence.add}
        </Button>
      </form>
    </section>
  );
}
