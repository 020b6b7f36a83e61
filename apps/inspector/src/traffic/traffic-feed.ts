import type { RequestSummary } from "../api/control.ts";
import type { Control } from "../live/control.ts";
import { createRecordFeed, pageOf, type RecordFeed } from "../live/record-feed.ts";

export type TrafficFeed = RecordFeed<RequestSummary>;

/** Every call of the service's paths, refused ones too. */
export function createTrafficFeed(control: Control): TrafficFeed {
  return createRecordFeed<RequestSummary>({
    async load({ query, ...range }) {
      const parameters = query === "" ? range : { query, ...range };
      const { data, error } = await control.fetch.GET("/__mock/api/v1/requests", { params: { query: parameters } });
      if (error !== undefined) throw error;
      return pageOf(data.requests, data.matched);
    },
    fromEvent: (event) => (event.type === "request" ? event.data : undefined),
  });
}
