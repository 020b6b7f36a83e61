import type { ReactNode } from "react";
import type { RequestRecord, Schemas } from "../api/control.ts";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { Badge } from "../parts/badge.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { prettyJson } from "../parts/json-text.ts";
import { RevealedText } from "../parts/revealed-text.tsx";

function Headers({ headers }: { headers: readonly Schemas["Header"][] }): ReactNode {
  const t = useScreenText();
  return (
    <section>
      <h2>{t.detail.headers}</h2>
      <dl className="facts header-list mono">
        {headers.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the list never changes
          <div key={index}>
            <dt className="foreign">{name}</dt>
            <dd className="foreign" dir="ltr">
              <RevealedText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Body({ body }: { body: Schemas["Body"] }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  if (body.size === 0) return <p className="detail-gone">{t.detail.noBody}</p>;
  return (
    <section>
      <h2 className="body-title">
        {t.detail.body} <span className="detail-hint numeric">{format.bytes(body.size)}</span>
        {body.encoding === "base64" && <Badge tone="warn">{t.detail.notText}</Badge>}
        {body.truncated && <Badge tone="warn">{t.detail.truncated}</Badge>}
      </h2>
      <CodeBlock text={body.encoding === "utf-8" ? prettyJson(body.text) : body.text} label={t.detail.body} />
    </section>
  );
}

export function RequestTab({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  const parameters = Object.entries(record.pathParameters);
  return (
    <>
      {parameters.length > 0 && (
        <section>
          <h2>{t.detail.parameters}</h2>
          <dl className="facts mono">
            {parameters.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="foreign">
                  <RevealedText text={value} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Body body={record.request.body} />
      <Headers headers={record.request.headers} />
    </>
  );
}

export function ResponseTab({ record }: { record: RequestRecord }): ReactNode {
  const t = useScreenText();
  if (record.response === undefined) return <p className="detail-gone">{t.detail.noReply}</p>;
  return (
    <>
      <Body body={record.response.body} />
      <Headers headers={record.response.headers} />
    </>
  );
}
