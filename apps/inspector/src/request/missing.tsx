import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { useScreenText } from "../i18n/language.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { Page } from "../parts/page.tsx";
import { Go } from "../shell/navigation.tsx";

/** A record that is being fetched, or that is not there any more. */
export function Missing(props: { title: string; icon: ReactNode; error: unknown; back: string }): ReactNode {
  const t = useScreenText();
  return (
    <Page title={props.title}>
      {props.error !== null && (
        <EmptyState icon={props.icon} title={t.detail.gone}>
          <p className="foreign">{explain(props.error)}</p>
          <p>{t.detail.goneAdvice}</p>
          <Go to={props.back} className="button">
            {t.detail.back}
          </Go>
        </EmptyState>
      )}
    </Page>
  );
}
