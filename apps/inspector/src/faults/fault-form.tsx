import { type OperationId, operationIds } from "@emchat/schema";
import { Zap } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Schemas } from "../api/control.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Button } from "../parts/button.tsx";
import { SelectField, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { EFFECT_FIELDS, type EffectDraft, type EffectKind, effectOf, KINDS } from "./effect-fields.ts";

/** A fault of one's own: what happens, to which calls, how often. */
export function FaultForm(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const create = control.query.useMutation("post", "/__mock/api/v1/faults");
  const [kind, setKind] = useState<EffectKind>("error");
  const [draft, setDraft] = useState<EffectDraft>({});
  const [operations, setOperations] = useState<readonly OperationId[]>([]);
  const [target, setTarget] = useState("");
  const [often, setOften] = useState<"always" | "times" | "percent">("times");
  const [amount, setAmount] = useState("1");

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const match: Schemas["FaultMatch"] = {
      ...(operations.length === 0 ? {} : { operations: [...operations] }),
      ...(target.trim() === "" ? {} : { target: target.trim() }),
    };
    const body = {
      effect: effectOf(kind, draft),
      ...(Object.keys(match).length === 0 ? {} : { match }),
      ...(often === "always" ? {} : { [often]: Number(amount) }),
    };
    create.mutate({ body });
  };
  return (
    <section className="card" aria-label={t.faults.ownTitle}>
      <div className="card-head">
        <h2>{t.faults.ownTitle}</h2>
      </div>
      <form className="card-body" onSubmit={submit}>
        <div className="field-row">
          <SelectField
            label={t.faults.what}
            value={kind}
            onChange={(event) => {
              setKind(KINDS.find((known) => known === event.target.value) ?? "error");
              setDraft({});
            }}
          >
            {KINDS.map((known) => (
              <option key={known} value={known}>
                {t.faults.kinds[known]}
              </option>
            ))}
          </SelectField>
          {EFFECT_FIELDS[kind].map((field) => {
            const label = t.faults.fields[field.name];
            const value = draft[field.name] ?? field.initial;
            const change = (next: string): void => setDraft({ ...draft, [field.name]: next });
            return field.options === undefined ? (
              <TextField
                key={field.name}
                label={label}
                type={field.numeric ? "number" : "text"}
                min={0}
                required={field.required}
                value={value}
                onChange={(event) => change(event.target.value)}
              />
            ) : (
              <SelectField
                key={field.name}
                label={label}
                value={value}
                onChange={(event) => change(event.target.value)}
              >
                {field.options.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </SelectField>
            );
          })}
        </div>
        <fieldset className="fault-operations">
          <legend>{t.faults.which}</legend>
          {operationIds.map((operation) => (
            <label key={operation}>
              <input
                type="checkbox"
                checked={operations.includes(operation)}
                onChange={(event) =>
                  setOperations(
                    event.target.checked ? [...operations, operation] : operations.filter((one) => one !== operation),
                  )
                }
              />
              <code>{operation}</code>
            </label>
          ))}
          <span className="detail-hint">{t.faults.whichHint}</span>
        </fieldset>
        <div className="field-row">
          <TextField
            label={t.faults.target}
            placeholder="zw123"
            value={target}
            maxLength={64}
            onChange={(event) => setTarget(event.target.value)}
          />
          <SelectField
            label={t.faults.often}
            value={often}
            onChange={(event) => {
              const next =
                event.target.value === "percent" ? "percent" : event.target.value === "times" ? "times" : "always";
              setOften(next);
              setAmount(next === "percent" ? "20" : "1");
            }}
          >
            <option value="times">{t.faults.nextCalls}</option>
            <option value="percent">{t.faults.percent}</option>
            <option value="always">{t.faults.always}</option>
          </SelectField>
          {often !== "always" && (
            <TextField
              label={often === "times" ? t.faults.howMany : t.faults.howManyPercent}
              type="number"
              min={1}
              max={often === "percent" ? 100 : 1_000_000}
              required
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </div>
        {create.error !== null && <ProblemNote error={create.error} />}
        <div>
          <Button type="submit" kind="primary" icon={<Zap size={15} />} disabled={create.isPending}>
            {t.faults.set}
          </Button>
        </div>
      </form>
    </section>
  );
}
