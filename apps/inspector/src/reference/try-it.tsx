import { Play } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { callService, type ServiceReply } from "../compose/call-service.ts";
import { ServiceReplyCard } from "../compose/service-reply.tsx";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { textField } from "../messages/read-field.ts";
import { Button } from "../parts/button.tsx";
import { SelectField, TextArea, TextField } from "../parts/field.tsx";
import { buildCall, draftOf, keyOf } from "./build-call.ts";
import { examplesOf, type SpecOperation } from "./spec-document.ts";

/** A form that makes the operation's call, filled with its examples. */
export function TryIt({ operation }: { operation: SpecOperation }): ReactNode {
  const t = useScreenText();
  const { session } = useScope();
  const bodies = operation.body === undefined ? [] : examplesOf(operation.body);
  const [values, setValues] = useState(() => draftOf(operation));
  const [token, setToken] = useState("any");
  const [example, setExample] = useState(bodies[0]?.[0] ?? "");
  const [body, setBody] = useState(() => JSON.stringify(bodies[0]?.[1], undefined, 2) ?? "");
  const [outcome, setOutcome] = useState<{ reply?: ServiceReply; error?: unknown }>({});
  const [busy, setBusy] = useState(false);

  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const call = { method: operation.method, token, session, ...buildCall(operation, values) };
      const bodyless = operation.body === undefined || body.trim() === "";
      setOutcome({ reply: await callService(bodyless ? call : { ...call, body }) });
    } catch (error) {
      setOutcome({ error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="try-it" aria-label={`${t.reference.tryIt}: ${operation.id}`} onSubmit={(event) => void run(event)}>
      <h3>{t.reference.tryIt}</h3>
      <div className="field-row">
        {operation.parameters.map((parameter) => (
          <TextField
            key={keyOf(parameter)}
            label={textField(parameter, "name") ?? ""}
            value={values[keyOf(parameter)] ?? ""}
            onChange={(event) => setValues({ ...values, [keyOf(parameter)]: event.target.value })}
          />
        ))}
        <TextField
          label={t.compose.token}
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </div>
      {operation.body !== undefined && (
        <>
          {bodies.length > 0 && (
            <SelectField
              label={t.reference.example}
              value={example}
              onChange={(event) => {
                setExample(event.target.value);
                setBody(JSON.stringify(bodies.find(([name]) => name === event.target.value)?.[1], undefined, 2) ?? "");
              }}
            >
              {bodies.map(([name, , summary]) => (
                <option key={name} value={name}>
                  {summary === "" ? name : `${name}: ${summary}`}
                </option>
              ))}
            </SelectField>
          )}
          <TextArea
            label={t.detail.body}
            className="mono"
            rows={7}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </>
      )}
      <div>
        <Button type="submit" kind="primary" icon={<Play size={14} />} disabled={busy}>
          {t.reference.run}
        </Button>
      </div>
      <ServiceReplyCard reply={outcome.reply} error={outcome.error} />
    </form>
  );
}
