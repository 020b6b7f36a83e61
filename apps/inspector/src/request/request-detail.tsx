import { SquarePen } from "lucide-react";
import type { ReactNode } from "react";
import type { RequestRecord } from "../api/control.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { Badge, StatusBadge } from "../parts/badge.tsx";
import { TabView } from "../parts/tabs.tsx";
import { Go } from "../shell/navigation.tsx";
import { ContractTab } from "./contract-tab.tsx";
import { CopyAs } from "./copy-as.tsx";
import { RequestTab, ResponseTab } from "./exchange-tabs.tsx";
import { TimingTab } from "./timing-tab.tsx";
import "./request.css";

/** Everything that is known about a call. */
export function RequestDetail({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  return (
    <>
      <section className="card request-card" aria-label={t.detail.exchange}>
        <div className="request-line">
          <StatusBadge status={record.status} />
          <code className="foreign" dir="ltr">
            <strong>{record.method}</strong> {record.target}
          </code>
          <Badge tone={record.outcome === "answered" ? "good" : "warn"}>{t.outcomes[record.outcome]}</Badge>
          {record.faults.map((fault) => (
            <Badge key={`${fault.id} ${fault.kind}`} tone="bad">
              {t.faults.kinds[fault.kind]}
            </Badge>
          ))}
          <span className="request-duration numeric">{format.milliseconds(record.duration)}</span>
        </div>
        <TabView
          label={t.detail.exchange}
          first={record.violations > 0 || record.nearest !== undefined ? "contract" : "request"}
          tabs={[
            { id: "request", title: t.detail.request, content: <RequestTab record={record} /> },
            { id: "response", title: t.detail.response, content: <ResponseTab record={record} /> },
            {
              id: "contract",
              title: (
                <>
                  {t.detail.contract}
                  {record.violations > 0 && <Badge tone="warn">{record.violations}</Badge>}
                </>
              ),
              content: <ContractTab record={record} />,
            },
            { id: "timing", title: t.detail.timing, content: <TimingTab record={record} /> },
          ]}
        />
      </section>
      <section className="card request-card" aria-label={t.detail.copyAs}>
        <div className="card-head">
          <h2>{t.detail.copyAs}</h2>
          {record.messages.map((id) => (
            <Go key={id} to={`/messages/${id}`} className="detail-link">
              {t.detail.message(id)}
            </Go>
          ))}
          {record.method === "POST" && record.to !== undefined && (
            <Go to="/compose" query={{ request: record.id }} className="button">
              <SquarePen size={15} />
              {t.detail.editAndSend}
            </Go>
          )}
        </div>
        <CopyAs record={record} />
      </section>
    </>
  );
}
