import { eras, resultsOfEra } from "@emchat/schema";
import type { ReactNode } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Badge } from "../parts/badge.tsx";

/** Whose replies are given, and what that means; nothing where the contract tells of no eras. */
export function EraCard(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const info = control.query.useQuery("get", "/__mock/api/v1/info").data;
  const era = eras.find((one) => one === info?.era);
  if (era === undefined) return null;
  return (
    <section className="card" aria-label={t.scenario.eraTitle}>
      <div className="card-head">
        <h2>{t.scenario.eraTitle}</h2>
        <Badge>{era}</Badge>
      </div>
      <p className="scenario-note">
        {info?.mode === "proxy" ? t.scenario.eraJudged : t.scenario.eraGiven} {t.scenario.forms[resultsOfEra[era]]}
      </p>
    </section>
  );
}
