import type { ReactNode } from "react";
import { useText } from "../i18n/language.tsx";
import { Page } from "../parts/page.tsx";
import { ClockCard } from "./clock-card.tsx";
import { ScenarioCard } from "./scenario-card.tsx";
import "./scenario.css";

/** The world that this session is in, and how late it is there. */
export function ScenarioScreen(): ReactNode {
  const t = useText();
  return (
    <Page title={t.nav.scenario} hint={t.scenario.hint}>
      <ScenarioCard />
      <ClockCard />
    </Page>
  );
}
