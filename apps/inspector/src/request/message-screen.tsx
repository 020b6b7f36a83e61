import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { kindName } from "../messages/kind-name.ts";
import { MessageBody } from "../messages/message-body.tsx";
import { useTypeName } from "../messages/message-type.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { writeJson } from "../parts/json-text.ts";
import { Page } from "../parts/page.tsx";
import { Go } from "../shell/navigation.tsx";
import { useParams } from "../shell/router.ts";
import { Missing } from "./missing.tsx";
import { Neighbours } from "./neighbours.tsx";
import { RequestDetail } from "./request-detail.tsx";
import "./request.css";

/** One message, and the call that brought it. */
export function MessageScreen(): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const typeName = useTypeName();
  const { control } = useScope();
  const { id = "" } = useParams<{ id: string }>();
  const { data: message, error } = control.query.useQuery("get", "/__mock/api/v1/messages/{id}", {
    params: { path: { id } },
  });
  const requestId = message?.requestId;
  const request = control.query.useQuery(
    "get",
    "/__mock/api/v1/requests/{id}",
    { params: { path: { id: requestId ?? "" } } },
    { enabled: requestId !== undefined },
  );
  if (message === undefined)
    return <Missing title={t.detail.message(id)} icon={<Mail size={24} />} error={error} back="/" />;
  const { kind, name } = message.to;
  return (
    <Page
      title={t.detail.message(message.id)}
      hint={
        <>
          {typeName(message.type)} · <span className="numeric">{format.moment(message.at)}</span>
        </>
      }
      actions={
        <>
          <Neighbours sequence={message.sequence} />
          <CopyButton text={location.href} label={t.actions.copyLink} />
        </>
      }
    >
      <section className="card" aria-label={t.detail.content}>
        <div className="card-head detail-route">
          <bdi className="detail-sender">{message.from}</bdi>
          <span aria-hidden="true">→</span>
          <Go to={`/conversations/${kind}/${encodeURIComponent(name)}`} query={{ org: message.org, app: message.app }}>
            {kindName(kind, t)} <bdi>{name}</bdi>
          </Go>
          <span className="detail-tenant mono">
            {message.org}/{message.app}
          </span>
        </div>
        <div className="card-body">
          <div className="detail-bubble">
            <MessageBody body={message.message} />
          </div>
          {message.ext !== undefined && (
            <details className="detail-ext">
              <summary>ext</summary>
              <CodeBlock text={writeJson(message.ext)} label="ext" />
            </details>
          )}
        </div>
      </section>
      {request.data !== undefined && <RequestDetail record={request.data} />}
      {request.error !== null && <p className="detail-gone">{t.detail.callGone}</p>}
    </Page>
  );
}
