import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from "react";
import { pageRoot } from "./api/address.ts";
import { InboxScreen } from "./inbox/inbox-screen.tsx";
import { SessionProvider, sessionOf } from "./live/session-scope.tsx";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Route, Router, Switch, useLocation, useSearch } from "./shell/router.ts";
import { Shell } from "./shell/shell.tsx";

/** Each screen but the first comes in a file of its own. */
function screen<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

const MessageScreen = screen(() => import("./request/message-screen.tsx"), "MessageScreen");
const RequestScreen = screen(() => import("./request/request-screen.tsx"), "RequestScreen");
const ConversationsScreen = screen(() => import("./conversations/conversations-screen.tsx"), "ConversationsScreen");
const PresenceScreen = screen(() => import("./presence/presence-screen.tsx"), "PresenceScreen");
const TrafficScreen = screen(() => import("./traffic/traffic-screen.tsx"), "TrafficScreen");
const FaultsScreen = screen(() => import("./faults/faults-screen.tsx"), "FaultsScreen");
const CoverageScreen = screen(() => import("./coverage/coverage-screen.tsx"), "CoverageScreen");
const ComposeScreen = screen(() => import("./compose/compose-screen.tsx"), "ComposeScreen");
const ScenarioScreen = screen(() => import("./scenario/scenario-screen.tsx"), "ScenarioScreen");
const NotFound = screen(() => import("./shell/not-found.tsx"), "NotFound");
const ReferenceScreen = screen(() => import("./reference/reference-screen.tsx"), "ReferenceScreen");

function Screens(): ReactNode {
  const [path] = useLocation();
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<div className="screen-loading" />}>
        <Switch>
          <Route path="/" component={InboxScreen} />
          <Route path="/messages/:id" component={MessageScreen} />
          <Route path="/conversations" component={ConversationsScreen} />
          <Route path="/conversations/:kind/:target" component={ConversationsScreen} />
          <Route path="/presence" component={PresenceScreen} />
          <Route path="/traffic" component={TrafficScreen} />
          <Route path="/traffic/:id" component={RequestScreen} />
          <Route path="/faults" component={FaultsScreen} />
          <Route path="/scenario" component={ScenarioScreen} />
          <Route path="/coverage" component={CoverageScreen} />
          <Route path="/compose" component={ComposeScreen} />
          <Route path="/api" component={ReferenceScreen} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function SessionApp(): ReactNode {
  const session = sessionOf(useSearch());
  return (
    <SessionProvider key={session} session={session}>
      <Shell>
        <Screens />
      </Shell>
    </SessionProvider>
  );
}

export function App(): ReactNode {
  return (
    <Router base={pageRoot()}>
      <SessionApp />
    </Router>
  );
}
