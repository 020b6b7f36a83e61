import type { ReactNode } from "react";
import { ownAddress } from "../api/address.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { textField } from "../messages/read-field.ts";
import { Badge } from "../parts/badge.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { keyOf } from "./build-call.ts";
import { Prose } from "./prose.tsx";
import { SchemaTree } from "./schema-tree.tsx";
import { examplesOf, operationsOf, part, type SpecOperation } from "./spec-document.ts";
import { TryIt } from "./try-it.tsx";
import "./reference.css";

/** The contract that is being served, with a form to call each operation. */
export function ReferenceScreen(): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const spec = control.query.useQuery("get", "/__mock/api/v1/spec", undefined, { staleTime: 60_000 });
  const info = control.query.useQuery("get", "/__mock/api/v1/info").data;
  const about = part(spec.data?.["info"]);
  return (
    <Page
      title={t.nav.api}
      hint={info === undefined ? undefined : `${info.spec.title} ${info.spec.version} · ${info.spec.hash.slice(0, 12)}`}
      actions={
        <a className="button" href={ownAddress("/__mock/api/v1/spec")} target="_blank" rel="noopener">
          JSON
        </a>
      }
    >
      {spec.error !== null && <ProblemNote error={spec.error} />}
      {info?.spec.error !== undefined && <ProblemNote error={new Error(info.spec.error)} />}
      {info?.spec.warnings.map((warning) => (
        <p key={warning} className="spec-warning">
          {warning}
        </p>
      ))}
      {spec.data !== undefined &&
        operationsOf(spec.data).map((operation) => <Operation key={operation.id} operation={operation} />)}
      {spec.data !== undefined && (
        <details className="card spec-about">
          <summary>{t.reference.about}</summary>
          <Prose text={textField(about, "description") ?? ""} />
        </details>
      )}
    </Page>
  );
}

function Operation({ operation }: { operation: SpecOperation }): ReactNode {
  const t = useScreenText();
  return (
    <section className="card operation" aria-label={operation.id} id={operation.id}>
      <div className="card-head operation-head">
        <Badge tone={operation.method === "GET" ? "good" : "accent"}>{operation.method}</Badge>
        <code className="operation-path">{operation.path}</code>
        <h2>{operation.summary}</h2>
      </div>
      <div className="operation-body">
        <div className="operation-text">
          <Prose text={operation.description} />
          <section>
            <h3>{t.detail.parameters}</h3>
            <ul className="schema">
              {operation.parameters.map((parameter) => (
                <li key={keyOf(parameter)}>
                  <div className="schema-line">
                    <code>{textField(parameter, "name")}</code>
                    <span className="schema-type mono">{textField(parameter, "in")}</span>
                    {parameter["required"] === true && <span className="schema-required">{t.reference.required}</span>}
                    <span className="schema-note">
                      <Prose text={textField(parameter, "description") ?? ""} />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </section>
          {operation.body !== undefined && (
            <section>
              <h3>{t.detail.body}</h3>
              <Prose text={operation.bodyDescription} />
              <SchemaTree schema={part(operation.body["schema"])} />
            </section>
          )}
          <section>
            <h3>{t.reference.responses}</h3>
            <ul className="schema">
              {operation.responses.map((response) => (
                <li key={response.status}>
                  <details>
                    <summary>
                      <code>{response.status}</code> <span className="schema-note">{response.description}</span>
                    </summary>
                    {response.media !== undefined && <SchemaTree schema={part(response.media["schema"])} />}
                    {response.media !== undefined &&
                      examplesOf(response.media).map(([name, value, summary]) => (
                        <div key={name} className="operation-example">
                          <p>
                            <code>{name}</code> {summary}
                          </p>
                          <CodeBlock text={JSON.stringify(value, undefined, 2)} label={`${response.status} ${name}`} />
                        </div>
                      ))}
                  </details>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <TryIt operation={operation} />
      </div>
    </section>
  );
}
