import { Inbox, SquarePen } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useFormat } from "../i18n/format.ts";
import { useText } from "../i18n/language.tsx";
import { FeedPage } from "../live/feed-page.tsx";
import { RecordList } from "../live/record-list.tsx";
import { useScope } from "../live/session-scope.tsx";
import { useCalm } from "../live/use-calm.ts";
import { useFeed } from "../live/use-feed.ts";
import { useQueryText } from "../live/use-query-text.ts";
import { Go } from "../shell/navigation.tsx";
import { InboxCells } from "./inbox-cells.tsx";
import type { InboxCall, InboxRow } from "./inbox-row.ts";
import "./inbox.css";

/** A send that was not taken is not hidden: it stands out. */
function toneOf(row: InboxRow, call: InboxCall | undefined): "plain" | "warn" | "bad" {
  if (row.messageId !== undefined || call === undefined) return "plain";
  return call.outcome === "refused" ? "warn" : "bad";
}

/** Every message, newest first, as it arrives; a send that was refused stands among them. */
export function InboxScreen(): ReactNode {
  const t = useText();
  const format = useFormat();
  const { inbox, opened } = useScope();
  const [query, setQuery] = useQueryText();
  const feed = useFeed(inbox, query);
  const announced = useCalm(feed.phase === "ready" ? feed.rows.length : undefined);
  useSyncExternalStore(opened.subscribe, opened.version);
  if (feed.phase === "ready" && query === "") opened.startAt(feed.rows[0]?.sequence ?? 0);
  return (
    <FeedPage
      title={t.nav.inbox}
      feed={feed}
      query={query}
      onQuery={setQuery}
      actions={
        <Go to="/compose" className="button inbox-compose" data-kind="primary">
          <SquarePen size={15} />
          {t.nav.compose}
        </Go>
      }
      filters={
        <p className="visually-hidden" role="status">
          {announced === undefined ? "" : t.inbox.count(format.number(announced))}
        </p>
      }
      empty={{ icon: <Inbox size={26} />, title: t.inbox.emptyTitle, hint: t.inbox.emptyHint }}
    >
      <RecordList
        key={query}
        rows={feed.rows}
        label={t.inbox.label}
        className="inbox"
        columns={[t.columns.time, t.columns.from, t.columns.to, t.columns.type, t.columns.text, t.columns.result]}
        toneOf={(row) => toneOf(row, inbox.callOf(row))}
        renderRow={(row) => (
          <InboxCells row={row} call={inbox.callOf(row)} unread={opened.isUnread(row.sequence)} onOpen={opened.add} />
        )}
        memory={`inbox ${query}`}
      />
    </FeedPage>
  );
}
