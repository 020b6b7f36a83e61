import { Send } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { explain } from "../api/problem.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { kindName } from "../messages/kind-name.ts";
import { MessageBody } from "../messages/message-body.tsx";
import { useTypeName } from "../messages/message-type.tsx";
import { isObject } from "../messages/read-field.ts";
import { Button } from "../parts/button.tsx";
import { CodeBlock } from "../parts/code-block.tsx";
import { SelectField, TextArea, TextField } from "../parts/field.tsx";
import { prettyJson } from "../parts/json-text.ts";
import { callService, type ServiceReply } from "./call-service.ts";
import { fieldsOf, type MessageDraft, messageOf, TYPES } from "./message-fields.ts";
import { pathOf, type SendRoute } from "./send-routes.ts";
import { ServiceReplyCard } from "./service-reply.tsx";
import "./compose.css";

export interface ComposeStart {
  readonly org: string;
  readonly app: string;
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly to: string;
  readonly from: string;
  readonly type: string;
  readonly draft: MessageDraft;
  /** `ext` as JSON; left out when it is empty. */
  readonly ext: string;
  /** A body that no form can show; it is edited as it is. */
  readonly raw: string | undefined;
}

type Outcome = { readonly reply?: ServiceReply; readonly error?: unknown };

export function ComposeForm({ start, routes }: { start: ComposeStart; routes: readonly SendRoute[] }): ReactNode {
  const t = useScreenText();
  const { session } = useScope();
  const [form, setForm] = useState(start);
  const [token, setToken] = useState("any");
  const [outcome, setOutcome] = useState<Outcome>({});
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<ComposeStart>): void => setForm({ ...form, ...change });

  const written = write(form);
  const target = form.to.trim() === "" ? "zw123" : form.to.trim();
  const route = routes.find(({ kind }) => kind === form.kind) ?? routes[0];
  const path = route === undefined ? "" : pathOf(route, { org: form.org, app: form.app, target });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (written.body === undefined || route === undefined) return;
    setBusy(true);
    try {
      setOutcome({ reply: await callService({ method: route.method, path, token, session, body: written.body }) });
    } catch (error) {
      setOutcome({ error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="compose">
      <form className="card" aria-label={t.nav.compose} onSubmit={(event) => void send(event)}>
        <div className="card-body">
          <div className="field-row">
            <SelectField
              label={t.compose.kind}
              value={route?.kind ?? ""}
              onChange={(event) => set({ kind: event.target.value })}
            >
              {routes.map(({ kind }) => (
                <option key={kind} value={kind}>
                  {kindName(kind, t)}
                </option>
              ))}
            </SelectField>
            <TextField
              label={t.columns.to}
              placeholder="zw123"
              value={form.to}
              onChange={(event) => set({ to: event.target.value })}
            />
            <TextField
              label={t.columns.from}
              placeholder="admin"
              value={form.from}
              onChange={(event) => set({ from: event.target.value })}
            />
          </div>
          {form.raw === undefined ? (
            <MessageForm form={form} set={set} />
          ) : (
            <TextArea
              label={t.detail.body}
              className="mono"
              rows={10}
              value={form.raw}
              onChange={(event) => set({ raw: event.target.value })}
            />
          )}
          <details className="compose-more">
            <summary>{t.compose.more}</summary>
            <div className="field-row">
              <TextField label="org" value={form.org} onChange={(event) => set({ org: event.target.value })} />
              <TextField label="app" value={form.app} onChange={(event) => set({ app: event.target.value })} />
              <TextField
                label={t.compose.token}
                hint={t.compose.tokenHint}
                type="password"
                autoComplete="off"
                value={token}
                onChange={(event) => setToken(event.target.value)}
              />
            </div>
          </details>
          {written.error !== undefined && <p className="field-error">{written.error}</p>}
          <div className="compose-actions">
            <Button
              type="submit"
              kind="primary"
              icon={<Send size={15} />}
              disabled={busy || written.body === undefined || route === undefined}
            >
              {t.compose.send}
            </Button>
            <code className="compose-path foreign">
              {route?.method} {path}
            </code>
          </div>
        </div>
      </form>
      <div className="compose-side">
        <ServiceReplyCard reply={outcome.reply} error={outcome.error} />
        {written.message !== undefined && (
          <section className="compose-preview" aria-label={t.compose.preview}>
            <h2>{t.compose.preview}</h2>
            <div className="detail-preview">
              <MessageBody
                body={written.message["msg"] === "" ? { ...written.message, msg: t.inbox.firstText } : written.message}
              />
            </div>
            <CodeBlock text={prettyJson(written.body ?? "{}")} label="JSON" />
          </section>
        )}
      </div>
    </div>
  );
}

function MessageForm({ form, set }: { form: ComposeStart; set(change: Partial<ComposeStart>): void }): ReactNode {
  const t = useScreenText();
  const typeName = useTypeName();
  return (
    <>
      <SelectField
        label={t.columns.type}
        value={form.type}
        onChange={(event) => set({ type: event.target.value, draft: {} })}
      >
        {TYPES.map((type) => (
          <option key={type} value={type}>
            {typeName(type)}
          </option>
        ))}
      </SelectField>
      <div className="field-row" data-single={form.type === "txt"}>
        {fieldsOf(form.type).map(({ path, form: kind, initial, label }) => {
          const shared = {
            label: label(t),
            value: form.draft[path] ?? initial,
            onChange: (event: { target: { value: string } }) =>
              set({ draft: { ...form.draft, [path]: event.target.value } }),
          };
          if (kind === "lines") return <TextArea key={path} rows={4} placeholder={t.inbox.firstText} {...shared} />;
          if (kind === "json") return <TextArea key={path} rows={3} className="mono" {...shared} />;
          return <TextField key={path} type={kind === "number" ? "number" : "text"} step="any" {...shared} />;
        })}
      </div>
      <TextField
        label={t.compose.ext}
        placeholder='{ "order": "20140708-17" }'
        className="mono"
        value={form.ext}
        onChange={(event) => set({ ext: event.target.value })}
      />
    </>
  );
}

interface Written {
  readonly body?: string;
  readonly message?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** The body that the form describes, or why it describes none. */
function write(form: ComposeStart): Written {
  if (form.raw !== undefined) return { body: form.raw };
  try {
    const message = messageOf(form.type, form.draft);
    const ext: unknown = form.ext.trim() === "" ? undefined : JSON.parse(form.ext);
    const body = { msg: message, ...(form.from === "" ? {} : { from: form.from }), ...(isObject(ext) ? { ext } : {}) };
    return { body: JSON.stringify(ext !== undefined && !isObject(ext) ? { ...body, ext } : body), message };
  } catch (error) {
    return { error: explain(error) };
  }
}
