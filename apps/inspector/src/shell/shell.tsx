import type { ReactNode } from "react";
import { useRef } from "react";
import { useText } from "../i18n/language.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { FaultBar } from "./fault-bar.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { useGo } from "./navigation.tsx";
import { Navigation } from "./navigation-bar.tsx";
import { Notices } from "./notices.tsx";
import { Preferences } from "./preferences.tsx";
import { useShortcuts } from "./shortcuts.ts";
import "./shell.css";

/** What surrounds every screen. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const t = useText();
  const go = useGo();
  const help = useRef<HTMLDialogElement>(null);
  useShortcuts({
    c: () => go("/compose"),
    i: () => go("/"),
    "?": () => help.current?.showModal(),
  });
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t.shell.skip}
      </a>
      <aside className="shell-side">
        <Navigation />
        <Preferences onHelp={() => help.current?.showModal()} />
      </aside>
      <main id="content" className="shell-main" tabIndex={-1}>
        <FaultBar />
        <ConnectionBanner />
        <div className="shell-screen">{children}</div>
      </main>
      <Notices />
      <HelpDialog ref={help} />
    </div>
  );
}
