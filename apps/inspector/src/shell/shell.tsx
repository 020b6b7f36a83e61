import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "../i18n/language.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { FaultBar } from "./fault-bar.tsx";
import { useGo } from "./navigation.tsx";
import { Navigation } from "./navigation-bar.tsx";
import { Notices } from "./notices.tsx";
import { Preferences } from "./preferences.tsx";
import { useShortcuts } from "./shortcuts.ts";
import "./shell.css";

/** It comes when somebody asks for it. */
const HelpDialog = lazy(async () => ({ default: (await import("./help-dialog.tsx")).HelpDialog }));

/** What surrounds every screen. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const t = useText();
  const go = useGo();
  const [helped, setHelped] = useState(false);
  useShortcuts({
    c: () => go("/compose"),
    i: () => go("/"),
    "?": () => setHelped(true),
  });
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t.shell.skip}
      </a>
      <aside className="shell-side">
        <Navigation />
        <Preferences onHelp={() => setHelped(true)} />
      </aside>
      <main id="content" className="shell-main" tabIndex={-1}>
        <FaultBar />
        <ConnectionBanner />
        <div className="shell-screen">{children}</div>
      </main>
      <Notices />
      {helped && (
        <Suspense>
          <HelpDialog onClose={() => setHelped(false)} />
        </Suspense>
      )}
    </div>
  );
}
