import type { ReactNode } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { Page } from "../parts/page.tsx";
import { ClockCard } from "./clock-card.tsx";
import { EraCard } from "./era-card.tsx";
import { SaveCard } from "./save-card.tsx";
import { ScenarioCard } from "./scenario-card.tsx";
import "./scenario.css";

/** The world that this session is in, and how late it is there. */
export function ScenarioScreen(): ReactNode {
  const t = useScreenText();
  return (
    <Page title={t.nav.scenario} hint={t.scenario.hint}>
      <ScenarioCard />
      <EraCard />
      <ClockCard />
      <SaveCard />
    </Page>
  );
}
