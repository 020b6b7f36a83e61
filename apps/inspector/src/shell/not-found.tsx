import { Compass } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/language.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { Page } from "../parts/page.tsx";
import { Go } from "./navigation.tsx";

export function NotFound(): ReactNode {
  const t = useText();
  return (
    <Page title={t.shell.notFound}>
      <EmptyState icon={<Compass size={24} />} title={t.shell.notFoundHint}>
        <p>{t.shell.notFoundAdvice}</p>
        <Go to="/" className="button">
          {t.nav.inbox}
        </Go>
      </EmptyState>
    </Page>
  );
}
