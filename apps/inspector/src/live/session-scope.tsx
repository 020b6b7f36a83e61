import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { DEFAULT_SESSION } from "../api/control.ts";
import { takeBegunInbox } from "../inbox/begun-inbox.ts";
import { createInboxFeed, type InboxFeed } from "../inbox/inbox-feed.ts";
import { createOpenedRows, type OpenedRows } from "../inbox/opened-rows.ts";
import { createTrafficFeed, type TrafficFeed } from "../traffic/traffic-feed.ts";
import { type Control, createControl } from "./control.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { keepQueriesFresh } from "./live-queries.ts";

/** Everything that belongs to one session of the mock. */
export interface SessionScope {
  readonly session: string;
  readonly control: Control;
  readonly stream: EventStream;
  readonly inbox: InboxFeed;
  readonly traffic: TrafficFeed;
  readonly opened: OpenedRows;
}

const Context = createContext<SessionScope | undefined>(undefined);

/** Give it the session as its `key`: another session is another world. */
export function SessionProvider({ session, children }: { session: string; children: ReactNode }): ReactNode {
  const [scope] = useState((): SessionScope => {
    const control = createControl(session);
    return {
      session,
      control,
      stream: createEventStream(session),
      inbox: takeBegunInbox(session) ?? createInboxFeed(control.fetch),
      traffic: createTrafficFeed(control),
      opened: createOpenedRows(),
    };
  });
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5000, refetchOnWindowFocus: false } } }),
  );
  useEffect(() => {
    const stops = [
      keepQueriesFresh(scope.stream, queries, scope.control),
      scope.stream.subscribe(scope.inbox.receive),
      scope.stream.subscribe(scope.traffic.receive),
      scope.stream.start(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [scope, queries]);
  return (
    <Context value={scope}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </Context>
  );
}

export function useScope(): SessionScope {
  const scope = useContext(Context);
  if (scope === undefined) throw new Error("useScope works only below SessionProvider");
  return scope;
}

/** The session that a query string asks for. */
export function sessionOf(search: string): string {
  const asked = new URLSearchParams(search).get("session") ?? "";
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(asked) ? asked : DEFAULT_SESSION;
}
