import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { pathOfRow } from "../inbox/inbox-row.ts";
import { useScope } from "../live/session-scope.tsx";
import { Go, useGo } from "../shell/navigation.tsx";
import { useShortcuts } from "../shell/shortcuts.ts";

/** The ways to the newer and the older row of the inbox as it was left. */
export function Neighbours({ sequence }: { sequence: number }): ReactNode {
  const t = useScreenText();
  const go = useGo();
  const { inbox } = useScope();
  const { rows } = useSyncExternalStore(inbox.subscribe, inbox.get);
  const index = rows.findIndex((row) => row.sequence === sequence);
  const newer = index > 0 ? rows[index - 1] : undefined;
  const older = index === -1 ? undefined : rows[index + 1];
  useShortcuts({
    k: newer && (() => go(pathOfRow(newer))),
    j: older && (() => go(pathOfRow(older))),
  });
  if (index === -1) return null;
  return (
    <nav className="neighbours" aria-label={t.detail.neighbours}>
      {newer !== undefined && (
        <Go to={pathOfRow(newer)} className="icon-button" aria-label={t.detail.newer} title={`${t.detail.newer} (k)`}>
          <ChevronLeft size={17} />
        </Go>
      )}
      {older !== undefined && (
        <Go to={pathOfRow(older)} className="icon-button" aria-label={t.detail.older} title={`${t.detail.older} (j)`}>
          <ChevronRight size={17} />
        </Go>
      )}
    </nav>
  );
}
