import { Activity } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Page } from "../parts/page.tsx";
import { useParams } from "../shell/router.ts";
import { Missing } from "./missing.tsx";
import { Neighbours } from "./neighbours.tsx";
import { RequestDetail } from "./request-detail.tsx";

/** One call, answered or refused. */
export function RequestScreen(): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = control.query.useQuery("get", "/__mock/api/v1/requests/{id}", { params: { path: { id } } });
  if (data === undefined)
    return <Missing title={t.detail.call(id)} icon={<Activity size={24} />} error={error} back="/traffic" />;
  return (
    <Page
      title={t.detail.call(data.id)}
      hint={<span className="numeric">{format.moment(data.at)}</span>}
      actions={
        <>
          <Neighbours sequence={data.sequence} />
          <CopyButton text={location.href} label={t.actions.copyLink} />
        </>
      }
    >
      <RequestDetail record={data} />
    </Page>
  );
}
