import type { ReactNode } from "react";
import type { RequestRecord } from "../api/control.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";

const PHASES = ["receive", "delay", "answer", "send"] as const;

/** Where the time went, as a bar per phase. */
export function TimingTab({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const phases = PHASES.flatMap((phase) => {
    const took = record.timing[phase];
    return took === undefined || (phase === "delay" && took === 0) ? [] : [{ phase, took }];
  });
  const total = Math.max(
    phases.reduce((sum, { took }) => sum + took, 0),
    record.duration,
    0.001,
  );
  let before = 0;
  return (
    <dl className="timing">
      {phases.map(({ phase, took }) => {
        const start = before;
        before += took;
        return (
          <div key={phase}>
            <dt>{t.timing[phase]}</dt>
            <dd>
              <span className="timing-track">
                <i
                  data-phase={phase}
                  style={{ marginInlineStart: `${(start / total) * 100}%`, width: `${(took / total) * 100}%` }}
                />
              </span>
              <span className="numeric">{format.milliseconds(took)}</span>
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{t.timing.total}</dt>
        <dd>
          <span className="timing-track" data-empty="true" />
          <strong className="numeric">{format.milliseconds(record.duration)}</strong>
        </dd>
      </div>
    </dl>
  );
}
