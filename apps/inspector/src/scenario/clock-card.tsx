import { useQueryClient } from "@tanstack/react-query";
import { FastForward } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { explain } from "../api/problem.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Badge } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";

/** What people mostly wait for: a rate window, a short token, a day. */
const STEPS = ["1m", "5m", "1h", "1d"] as const;
/** How often a clock that goes is looked at, in milliseconds. */
const EVERY = 5_000;

/** The time of the session, and the buttons that let it pass. */
export function ClockCard(): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const queries = useQueryClient();
  const [by, setBy] = useState("");
  const clock = control.query.useQuery("get", "/__mock/api/v1/clock", {}, { refetchInterval: EVERY }).data;
  const move = control.query.useMutation("post", "/__mock/api/v1/clock", {
    onSuccess: () => {
      setBy("");
      void queries.invalidateQueries();
    },
  });
  const advance = (text: string): void => move.mutate({ body: { advance: text } });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (by.trim() !== "") advance(by.trim());
  };
  return (
    <section className="card" aria-label={t.scenario.clockTitle}>
      <div className="card-head">
        <h2>{t.scenario.clockTitle}</h2>
        {clock?.standing === true && <Badge>{t.scenario.standing}</Badge>}
        {clock !== undefined && clock.offset !== 0 && <Badge tone="warn">{t.scenario.moved}</Badge>}
      </div>
      <div className="card-body">
        <output className="scenario-now numeric">{clock === undefined ? "" : format.moment(clock.now)}</output>
        <div className="scenario-steps">
          {STEPS.map((step) => (
            <Button
              key={step}
              icon={<FastForward size={14} />}
              aria-label={t.scenario.pass(step)}
              onClick={() => advance(step)}
            >
              {step}
            </Button>
          ))}
        </div>
        <form className="scenario-by" onSubmit={submit}>
          <TextField
            label={t.scenario.by}
            placeholder="1h 30m"
            value={by}
            maxLength={64}
            hint={t.scenario.clockHint}
            error={move.error === null ? undefined : explain(move.error)}
            onChange={(event) => setBy(event.target.value)}
          />
          <Button type="submit" disabled={by.trim() === ""}>
            {t.scenario.advance}
          </Button>
        </form>
      </div>
    </section>
  );
}
