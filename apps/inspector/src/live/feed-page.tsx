import { SearchX } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { isProblem } from "../api/problem.ts";
import { useText } from "../i18n/language.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { ClearButton } from "./clear-button.tsx";
import type { FeedState, Row } from "./record-feed.ts";
import { SearchBar } from "./search-bar.tsx";

/** Shown while there is nothing else to show. */
const FirstMessage = lazy(async () => ({ default: (await import("./first-message.tsx")).FirstMessage }));

interface FeedPageProps {
  title: string;
  feed: FeedState<Row>;
  onQuery(query: string): void;
  /** What can be done besides searching and clearing. */
  actions?: ReactNode;
  /** What stands between the title and the list. */
  filters?: ReactNode;
  empty: { readonly icon: ReactNode; readonly title: string; readonly hint: string };
  query: string;
  /** The list; it is shown when there is something in it. */
  children: ReactNode;
}

/** A screen with a list that can be searched and cleared, and what it says while the list is empty. */
export function FeedPage({ title, feed, query, onQuery, actions, filters, empty, children }: FeedPageProps): ReactNode {
  const t = useText();
  const isEmpty = feed.rows.length === 0;
  return (
    <Page
      wide
      title={title}
      actions={
        <>
          <SearchBar query={query} onQuery={onQuery} of="requests" error={feed.error} />
          <ClearButton disabled={isEmpty} />
          {actions}
        </>
      }
    >
      {filters}
      {feed.phase === "failed" && !isProblem(feed.error) && <ProblemNote error={feed.error} />}
      {!isEmpty && children}
      {isEmpty && feed.phase === "ready" && query === "" && (
        <EmptyState icon={empty.icon} title={empty.title}>
          <p>{empty.hint}</p>
          <Suspense>
            <FirstMessage />
          </Suspense>
        </EmptyState>
      )}
      {isEmpty && feed.phase === "ready" && query !== "" && !feed.more && (
        <EmptyState icon={<SearchX size={26} />} title={t.search.nothing}>
          <p>{t.search.nothingHint}</p>
        </EmptyState>
      )}
    </Page>
  );
}
