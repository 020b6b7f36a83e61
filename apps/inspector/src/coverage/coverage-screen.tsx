import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { Schemas } from "../api/control.ts";
import { explain } from "../api/problem.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { toneOfStatus } from "../parts/badge.tsx";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { notify } from "../shell/notices.tsx";
import "./coverage.css";

const REPORTS = [
  ["json", "JSON", "coverage.json"],
  ["markdown", "Markdown", "coverage.md"],
  ["junit", "JUnit", "coverage.xml"],
] as const;

/** Saves a text under a name. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Which operations, responses and named examples of the contract a run touched. */
export function CoverageScreen(): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control } = useScope();
  const { data } = control.query.useQuery("get", "/__mock/api/v1/coverage");
  const coverage = typeof data === "object" ? data : undefined;
  const download = async (report: (typeof REPORTS)[number][0], name: string): Promise<void> => {
    const { data: text, error } = await control.fetch.GET("/__mock/api/v1/coverage", {
      params: { query: { format: report } },
      parseAs: "text",
    });
    if (error !== undefined) notify(explain(error), { kind: "bad" });
    else save(String(text), name);
  };
  if (coverage === undefined) return <Page title={t.nav.coverage}>{null}</Page>;
  const statuses = [...new Set(coverage.operations.flatMap((one) => one.responses.map(({ status }) => status)))].sort();
  return (
    <Page
      title={t.nav.coverage}
      hint={t.coverage.hint}
      actions={REPORTS.map(([report, name, file]) => (
        <Button key={report} icon={<Download size={15} />} onClick={() => void download(report, file)}>
          {name}
        </Button>
      ))}
    >
      <Summary summary={coverage.summary} />
      <div className="card coverage-card">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
        <section className="coverage-scroller" tabIndex={0} aria-label={t.coverage.responses}>
          <table className="coverage-grid">
            <thead>
              <tr>
                <th scope="col">{t.detail.operation}</th>
                {statuses.map((status) => (
                  <th key={status} scope="col" className="numeric">
                    {status}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {coverage.operations.map((operation) => (
                <tr key={operation.operationId}>
                  <th scope="row">
                    <span className="mono">{operation.operationId}</span>
                    <small className="mono">
                      {operation.method.toUpperCase()} {operation.path}
                    </small>
                  </th>
                  {statuses.map((status) => {
                    const response = operation.responses.find((one) => one.status === status);
                    if (response === undefined) return <td key={status} aria-label={t.coverage.notDeclared} />;
                    return (
                      <td key={status}>
                        <span
                          className="coverage-cell numeric"
                          data-hit={response.hits > 0}
                          data-tone={toneOfStatus(Number(status))}
                          title={response.examples.map(({ name, hits }) => `${name}: ${hits}`).join("\n")}
                        >
                          {format.number(response.hits)}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      {coverage.operations.map((operation) => (
        <ExampleCard key={operation.operationId} operation={operation} />
      ))}
    </Page>
  );
}

function Summary({ summary }: { summary: Schemas["CoverageSummary"] }): ReactNode {
  const t = useScreenText();
  const parts = [
    [t.coverage.operations, summary.operations],
    [t.coverage.responses, summary.responses],
    [t.coverage.examples, summary.examples],
  ] as const;
  return (
    <dl className="coverage-summary">
      <div className="card" data-total="true">
        <dt>{t.coverage.total}</dt>
        <dd className="numeric">{Math.round(summary.percent)} %</dd>
      </div>
      {parts.map(([name, { hit, of }]) => (
        <div className="card" key={name}>
          <dt>{name}</dt>
          <dd className="numeric">
            {hit} <small>/ {of}</small>
            <span className="coverage-bar">
              <i style={{ width: `${of === 0 ? 0 : (hit / of) * 100}%` }} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ExampleCard({ operation }: { operation: Schemas["OperationCoverage"] }): ReactNode {
  const t = useScreenText();
  return (
    <section className="card" aria-label={operation.operationId}>
      <div className="card-head">
        <h2 className="mono">{operation.operationId}</h2>
      </div>
      <div className="card-body">
        {operation.requestExamples.length > 0 && (
          <ExampleList title={t.coverage.requestExamples} list={operation.requestExamples} />
        )}
        {operation.responses
          .filter(({ examples }) => examples.length > 0)
          .map((response) => (
            <ExampleList key={response.status} title={response.status} list={response.examples} />
          ))}
      </div>
    </section>
  );
}

function ExampleList({ title, list }: { title: string; list: readonly Schemas["ExampleCoverage"][] }): ReactNode {
  const t = useScreenText();
  return (
    <div className="coverage-examples">
      <h3 className="numeric">{title}</h3>
      <ul>
        {list.map(({ name, hits }) => (
          <li key={name} data-hit={hits > 0} title={t.coverage.hits(hits)}>
            <code>{name}</code> <span className="numeric">{hits}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
