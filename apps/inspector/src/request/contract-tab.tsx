import { CircleCheck, Lightbulb } from "lucide-react";
import type { ReactNode } from "react";
import type { RequestRecord, Schemas } from "../api/control.ts";
import { useScreenText } from "../i18n/language.tsx";
import { Badge } from "../parts/badge.tsx";
import { RevealedText } from "../parts/revealed-text.tsx";

function Violations({ title, list }: { title: string; list: readonly Schemas["Violation"][] }): ReactNode {
  const t = useScreenText();
  if (list.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="violations">
        {list.map((violation) => (
          <li key={`${violation.in} ${violation.pointer} ${violation.message}`} className="violation">
            <div className="violation-where">
              <Badge tone="warn">{t.places[violation.in]}</Badge>
              <code className="foreign">{violation.pointer === "" ? t.detail.wholeBody : violation.pointer}</code>
            </div>
            <p className="foreign">{violation.message}</p>
            <dl className="facts">
              <dt>{t.detail.expected}</dt>
              <dd className="foreign">{violation.expected}</dd>
              <dt>{t.detail.got}</dt>
              <dd className="foreign">
                <RevealedText text={violation.got} />
              </dd>
            </dl>
            {violation.hint !== undefined && (
              <p className="violation-hint foreign">
                <Lightbulb size={15} /> {violation.hint}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the contract says about the call. */
export function ContractTab({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  const { contract, nearest, forgiven, preferences } = record;
  const clean = contract.requestViolations.length + contract.responseViolations.length === 0;
  return (
    <>
      <dl className="facts">
        <dt>{t.detail.operation}</dt>
        <dd className="mono">{record.operationId ?? t.detail.noOperation}</dd>
        <dt>{t.detail.declared}</dt>
        <dd className="mono">{contract.response ?? t.detail.undeclared}</dd>
        {contract.example !== undefined && (
          <>
            <dt>{t.detail.example}</dt>
            <dd className="mono">{contract.example}</dd>
          </>
        )}
      </dl>
      {nearest !== undefined && (
        <p className="violation-hint foreign">
          <Lightbulb size={15} />
          <span>
            {t.detail.nearest} <code>{`${nearest.method} ${nearest.path}`}</code>: {nearest.difference}
          </span>
        </p>
      )}
      {clean && nearest === undefined && (
        <p className="contract-clean">
          <CircleCheck size={16} /> {t.detail.kept}
        </p>
      )}
      <Violations title={t.detail.requestBroke} list={contract.requestViolations} />
      <Violations title={t.detail.responseBroke} list={contract.responseViolations} />
      {forgiven.length > 0 && (
        <section>
          <h2>{t.detail.forgiven}</h2>
          <ul className="plain-list">
            {forgiven.map(({ rule, message }) => (
              <li key={rule}>
                <code>{rule}</code> <span className="foreign">{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preferences.length > 0 && (
        <section>
          <h2>Prefer</h2>
          <ul className="plain-list">
            {preferences.map(({ name, value, applied }) => (
              <li key={name}>
                <code className="foreign">
                  {name}={value}
                </code>{" "}
                <Badge tone={applied ? "good" : "plain"}>{applied ? t.detail.applied : t.detail.notApplied}</Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
