import { Activity } from "lucide-react";
import type { ReactNode } from "react";
import type { RequestSummary } from "../api/control.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { FeedPage } from "../live/feed-page.tsx";
import { RecordList } from "../live/record-list.tsx";
import { useScope } from "../live/session-scope.tsx";
import { useFeed } from "../live/use-feed.ts";
import { useQueryText } from "../live/use-query-text.ts";
import { Badge, StatusBadge } from "../parts/badge.tsx";
import { Go } from "../shell/navigation.tsx";
import "./traffic.css";

/** Searches that people ask for all the time. */
const SHORTCUTS = ["status:4xx", "violation:yes", "fault:yes", "-status:2xx"] as const;

function toneOf(row: RequestSummary): "plain" | "warn" | "bad" {
  if (row.outcome === "answered" || row.outcome === "proxied") return "plain";
  return row.status !== undefined && row.status < 500 ? "warn" : "bad";
}

function Cells({ row }: { row: RequestSummary }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  return (
    <>
      <td className="traffic-time numeric">
        <time dateTime={new Date(row.at).toISOString()}>{format.time(row.at)}</time>
      </td>
      <td className="traffic-method mono">{row.method}</td>
      <td className="traffic-target truncate mono">
        <Go to={`/traffic/${row.id}`} className="record-link">
          <bdi dir="ltr">{row.target}</bdi>
        </Go>
      </td>
      <td className="traffic-outcome truncate">
        <bdi>{row.outcome === "answered" ? (row.operationId ?? "") : (row.error ?? t.outcomes[row.outcome])}</bdi>
      </td>
      <td className="traffic-result numeric">
        {row.faults.length > 0 && <Badge tone="bad">{t.faults.short}</Badge>}
        {row.violations > 0 && <Badge tone="warn">{t.traffic.broken(row.violations)}</Badge>}
        <span className="traffic-duration">{format.milliseconds(row.duration)}</span>
        <StatusBadge status={row.status} />
      </td>
    </>
  );
}

/** Every call of the service's paths: refused, unmatched and cut ones too. */
export function TrafficScreen(): ReactNode {
  const t = useScreenText();
  const { traffic } = useScope();
  const [query, setQuery] = useQueryText();
  const feed = useFeed(traffic, query);
  return (
    <FeedPage
      title={t.nav.traffic}
      feed={feed}
      query={query}
      onQuery={setQuery}
      filters={
        <ul className="traffic-shortcuts" aria-label={t.traffic.shortcuts}>
          {SHORTCUTS.map((shortcut) => (
            <li key={shortcut}>
              <button
                type="button"
                aria-pressed={query === shortcut}
                onClick={() => setQuery(query === shortcut ? "" : shortcut)}
              >
                {t.traffic.filters[shortcut]}
              </button>
            </li>
          ))}
        </ul>
      }
      empty={{ icon: <Activity size={26} />, title: t.traffic.emptyTitle, hint: t.traffic.emptyHint }}
    >
      <RecordList
        key={query}
        rows={feed.rows}
        label={t.traffic.label}
        className="traffic"
        columns={[t.columns.time, t.columns.method, t.columns.target, t.columns.outcome, t.columns.result]}
        toneOf={toneOf}
        renderRow={(row) => <Cells row={row} />}
        memory={`traffic ${query}`}
      />
    </FeedPage>
  );
}
