import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { StatusBadge } from "../parts/badge.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { prettyJson } from "../parts/json-text.ts";
import { Go } from "../shell/navigation.tsx";
import type { ServiceReply } from "./call-service.ts";

/** What became of a call: the reply, what the contract said, and the way to its record. */
export function ServiceReplyCard({ reply, error }: { reply: ServiceReply | undefined; error: unknown }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const id = reply?.requestId;
  const record = control.query.useQuery(
    "get",
    "/__mock/api/v1/requests/{id}",
    { params: { path: { id: id ?? "" } } },
    { enabled: id !== undefined && (reply?.status ?? 0) >= 400 },
  ).data;
  if (reply === undefined && error === undefined) return null;
  return (
    <section className="card" aria-label={t.compose.reply} aria-live="polite">
      <div className="card-head">
        <h2>{t.compose.reply}</h2>
        {reply !== undefined && (
          <>
            <span className="detail-hint numeric">{format.milliseconds(reply.milliseconds)}</span>
            <StatusBadge status={reply.status} />
          </>
        )}
        {id !== undefined && (
          <Go to={`/traffic/${id}`} className="button">
            {t.compose.seeCall}
            <ArrowRight size={15} />
          </Go>
        )}
      </div>
      <div className="card-body">
        {error !== undefined && (
          <p className="foreign">
            {t.compose.noReply} <code>{explain(error)}</code>
          </p>
        )}
        {record?.contract.requestViolations.map((violation) => (
          <p key={`${violation.in}${violation.pointer}${violation.message}`} className="compose-violation foreign">
            <code>{violation.pointer}</code> {violation.message}
          </p>
        ))}
        {reply !== undefined && <CodeBlock text={prettyJson(reply.body)} label={t.compose.reply} />}
      </div>
    </section>
  );
}
