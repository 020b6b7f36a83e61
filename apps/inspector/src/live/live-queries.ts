import type { QueryClient } from "@tanstack/react-query";
import type { ControlEvent } from "../api/control.ts";
import type { Control } from "./control.ts";
import type { EventStream } from "./event-stream.ts";

/** Milliseconds between two fetches of what only events in great number make stale. */
const CALM = 1000;

/** Keeps what the screens fetched in step with the server. Returns how to stop. */
export function keepQueriesFresh(stream: EventStream, queries: QueryClient, control: Control): () => void {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let boot: string | undefined;
  let version: string | undefined;

  const refetch = (...parts: readonly string[]): void => {
    void queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        typeof queryKey[1] === "string" && parts.some((part) => String(queryKey[1]).includes(part)),
    });
  };
  const refetchSoon = (...parts: readonly string[]): void => {
    for (const part of parts) stale.add(part);
    timer ??= setTimeout(() => {
      timer = undefined;
      refetch(...stale);
      stale.clear();
    }, CALM);
  };
  const everything = (): void => void queries.invalidateQueries();

  const apply = (event: ControlEvent): void => {
    switch (event.type) {
      case "hello":
        // The first greeting too: something may have changed between the first fetch and the stream.
        if (event.data.missed || boot !== event.data.boot) everything();
        boot = event.data.boot;
        // Another version of the server brings another version of this page.
        if (version !== undefined && version !== event.data.version) location.reload();
        version = event.data.version;
        break;
      case "message":
        refetchSoon("/users", "/groups", "/apps", "/sessions");
        break;
      case "request":
        refetchSoon("/coverage", "/info", "/faults");
        break;
      case "session":
        refetch("/sessions");
        break;
      case "presence":
        refetch("/users", "/apps");
        break;
      case "group":
        refetch("/groups", "/apps");
        break;
      case "tokens":
        refetch("/tokens");
        break;
      case "faults":
        queries.setQueryData(control.query.queryOptions("get", "/__mock/api/v1/faults").queryKey, event.data);
        refetchSoon("/info");
        break;
      case "stats":
      case "config":
        refetchSoon("/info");
        break;
      case "spec":
        refetch("/info", "/spec", "/coverage");
        break;
      case "clear":
      case "undo":
      case "reset":
        everything();
        break;
    }
  };
  const unsubscribe = stream.subscribe((events) => {
    for (const event of events) apply(event);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
