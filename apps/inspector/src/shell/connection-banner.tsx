import { PlugZap } from "lucide-react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language.tsx";
import type { Phase } from "../live/event-stream.ts";
import { useScope } from "../live/session-scope.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import "./connection-banner.css";

/** Milliseconds that a break may last before the page speaks of it. */
const PATIENCE = 800;

export function usePhase(): Phase {
  const { stream } = useScope();
  return useSyncExternalStore(stream.phase.subscribe, stream.phase.get);
}

/** The command that starts the server again where it was. */
export function startCommand(): string {
  return `npx @emchat/mock-server --port ${location.port || "80"}`;
}

/** Says that the server is gone, and how to bring it back. */
export function ConnectionBanner(): ReactNode {
  const t = useText();
  const lost = usePhase() === "lost";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status">
      {shown && (
        <div className="connection-banner">
          <PlugZap size={16} />
          <p>
            <strong>{t.shell.disconnected}</strong> {t.shell.disconnectedHint}
          </p>
          <code>{startCommand()}</code>
          <CopyButton text={startCommand()} bare label={t.shell.copyCommand} />
        </div>
      )}
    </div>
  );
}

/** A small light beside the name: green while events come in. */
export function ConnectionLight(): ReactNode {
  const t = useText();
  const phase = usePhase();
  return (
    <span
      className="connection-light"
      data-phase={phase}
      role="img"
      aria-label={t.shell.phase[phase]}
      title={t.shell.phase[phase]}
    />
  );
}
