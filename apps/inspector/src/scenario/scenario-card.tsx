import { Clapperboard } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Badge } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { EmptyState } from "../parts/empty-state.tsx";
import { notify } from "../shell/notices.tsx";

const START = "emchat-mock --scenario evening.yaml --scenario quiet.yaml";

/** The named scenarios, one of which may be on. */
export function ScenarioCard(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const state = control.query.useQuery("get", "/__mock/api/v1/scenario").data;
  const play = control.query.useMutation("put", "/__mock/api/v1/scenario", {
    onError: (error) => notify(explain(error), { kind: "bad" }),
  });
  const { current = null, scenarios = [] } = state ?? {};
  const begin = (name: string | null): void => play.mutate({ body: { name } });
  // One that was sent along has no place among the named ones.
  const unlisted = current !== null && !scenarios.some(({ name }) => name === current) ? [{ name: current }] : [];
  const rows = [...scenarios, ...unlisted];
  return (
    <section className="card" aria-label={t.scenario.listTitle}>
      <div className="card-head">
        <h2>{t.scenario.listTitle}</h2>
        <Button disabled={current === null || play.isPending} onClick={() => begin(null)}>
          {t.scenario.none}
        </Button>
      </div>
      {state !== undefined && rows.length === 0 ? (
        <EmptyState icon={<Clapperboard size={26} />} title={t.scenario.emptyTitle}>
          <p>{t.scenario.emptyHint}</p>
          <CodeBlock text={START} label={t.scenario.emptyTitle} />
        </EmptyState>
      ) : (
        <ul className="scenario-list">
          {rows.map(({ name, description, file }: { name: string; description?: string; file?: string }) => (
            <li key={name} aria-current={name === current ? "true" : undefined}>
              <span className="named">
                <bdi className="truncate">{name}</bdi>
                <small>
                  <bdi>{description ?? file ?? t.scenario.sentAlong}</bdi>
                </small>
              </span>
              {name === current && <Badge tone="good">{t.scenario.on}</Badge>}
              {unlisted.length === 0 || name !== current ? (
                <Button disabled={play.isPending} aria-label={t.scenario.begin(name)} onClick={() => begin(name)}>
                  {name === current ? t.scenario.again : t.scenario.start}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <p className="scenario-note">{t.scenario.resets}</p>
    </section>
  );
}
