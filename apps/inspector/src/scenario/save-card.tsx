import { Download, Upload } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { ownAddress } from "../api/address.ts";
import { sessionHeaders } from "../api/control.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Button } from "../parts/button.tsx";
import { notify } from "../shell/notices.tsx";

/** What a session is saved as, and how the file is called. */
const FILES = [
  ["vitest", "saved.test.ts"],
  ["playwright", "saved.spec.ts"],
  ["har", "session.har"],
  ["scenario", "recorded.yaml"],
  ["state", "state.ndjson"],
] as const;

/** The session as a file, and the state of a file in its place. */
export function SaveCard(): ReactNode {
  const t = useScreenText();
  const { session } = useScope();
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const reply = await fetch(ownAddress("/__mock/api/v1/state"), {
      method: "PUT",
      headers: sessionHeaders(session),
      body: file,
    });
    const said = (await reply.json()) as { records?: number; detail?: string };
    if (reply.ok) notify(t.scenario.taken(said.records ?? 0));
    else notify(said.detail ?? t.scenario.notTaken, { kind: "bad" });
  };
  return (
    <section className="card" aria-label={t.scenario.saveTitle}>
      <div className="card-head">
        <h2>{t.scenario.saveTitle}</h2>
        <Button icon={<Upload size={15} />} onClick={() => chooser.current?.click()}>
          {t.scenario.take}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t.scenario.take}
          accept=".ndjson"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = "";
            if (file !== undefined) take(file).catch(() => notify(t.scenario.notTaken, { kind: "bad" }));
          }}
        />
      </div>
      <ul className="scenario-list">
        {FILES.map(([format, name]) => (
          <li key={format}>
            <span className="named">
              {t.scenario.files[format][0]}
              <small>{t.scenario.files[format][1]}</small>
            </span>
            <a
              className="button"
              href={`${ownAddress("/__mock/api/v1/export")}?${new URLSearchParams({ as: format, session })}`}
              download={name}
            >
              <Download size={15} aria-hidden="true" />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
