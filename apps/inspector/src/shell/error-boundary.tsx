import { Bug } from "lucide-react";
import { Component, type ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { useText } from "../i18n/language.tsx";
import { Button } from "../parts/button.tsx";
import { EmptyState } from "../parts/empty-state.tsx";

/** A screen that fails takes nothing else with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown; failed: boolean }> {
  override state: { error: unknown; failed: boolean } = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown): { error: unknown; failed: boolean } {
    return { error, failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <ScreenFailed error={this.state.error} /> : this.props.children;
  }
}

function ScreenFailed({ error }: { error: unknown }): ReactNode {
  const t = useText();
  return (
    <EmptyState icon={<Bug size={24} />} title={t.shell.screenFailed}>
      <p className="foreign">{explain(error)}</p>
      <Button onClick={() => location.reload()}>{t.shell.reload}</Button>
    </EmptyState>
  );
}
