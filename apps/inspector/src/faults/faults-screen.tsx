import { ShieldCheck, Square, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Badge } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { notify } from "../shell/notices.tsx";
import { describeFault } from "./describe-fault.ts";
import { FaultForm } from "./fault-form.tsx";
import { PRESETS } from "./presets.ts";
import "./faults.css";

/** What is made to go wrong: set it, see it, stop it. */
export function FaultsScreen(): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const onError = (error: unknown): void => notify(explain(error), { kind: "bad" });
  const faults = control.query.useQuery("get", "/__mock/api/v1/faults").data?.faults ?? [];
  const create = control.query.useMutation("post", "/__mock/api/v1/faults", { onError });
  const stop = control.query.useMutation("delete", "/__mock/api/v1/faults/{id}", { onError });
  return (
    <Page title={t.nav.faults} hint={t.faults.hint}>
      <section className="card" aria-label={t.faults.activeTitle}>
        <div className="card-head">
          <h2>{t.faults.activeTitle}</h2>
        </div>
        {faults.length === 0 ? (
          <p className="faults-none">
            <ShieldCheck size={18} />
            {t.faults.none}
          </p>
        ) : (
          <ul className="fault-list">
            {faults.map((fault) => (
              <li key={fault.id}>
                <Zap size={16} />
                <span className="fault-text foreign">{describeFault(fault, t)}</span>
                {fault.source !== "api" && <Badge>{fault.source}</Badge>}
                <Badge tone={fault.hits > 0 ? "bad" : "plain"}>{t.faults.hits(format.number(fault.hits))}</Badge>
                <Button
                  icon={<Square size={13} />}
                  aria-label={`${t.faults.stop}: ${describeFault(fault, t)}`}
                  onClick={() => stop.mutate({ params: { path: { id: fault.id } } })}
                >
                  {t.faults.stop}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card" aria-label={t.faults.presetsTitle}>
        <div className="card-head">
          <h2>{t.faults.presetsTitle}</h2>
        </div>
        <ul className="fault-presets">
          {PRESETS.map(([name, body]) => (
            <li key={name}>
              <button type="button" disabled={create.isPending} onClick={() => create.mutate({ body })}>
                <strong>{t.faults.presets[name][0]}</strong>
                <span>{t.faults.presets[name][1]}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <FaultForm />
    </Page>
  );
}
