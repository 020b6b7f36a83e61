import { useEffect, useSyncExternalStore } from "react";
import type { FeedState, RecordFeed } from "./record-feed.ts";

/** The rows that match, loaded and kept fresh while the screen is there. */
export function useFeed<R>(feed: RecordFeed<R>, query: string): FeedState<R> {
  useEffect(() => feed.show(query), [feed, query]);
  return useSyncExternalStore(feed.subscribe, feed.get);
}
