import { CircleHelp, Languages, Layers, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import { pageRoot } from "../api/address.ts";
import { DEFAULT_SESSION } from "../api/control.ts";
import { LANGUAGES, language, useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { IconButton } from "../parts/button.tsx";
import { PhoneButton } from "../phone/phone-button.tsx";
import { THEMES, theme } from "../theme/theme.ts";
import { pathIn } from "./navigation.tsx";
import { navigate } from "./router.ts";
import { useStored } from "./stored.ts";
import "./preferences.css";

function Choice(props: {
  label: string;
  icon: ReactNode;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onChange(value: string): void;
}): ReactNode {
  return (
    <label className="preference">
      <span className="preference-icon">{props.icon}</span>
      <span className="visually-hidden">{props.label}</span>
      <select title={props.label} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Preferences({ onHelp }: { onHelp(): void }): ReactNode {
  const t = useText();
  const { session, control } = useScope();
  const chosenLanguage = useStored(language);
  const chosenTheme = useStored(theme);
  const sessions = control.query.useQuery("get", "/__mock/api/v1/sessions").data?.sessions ?? [];
  const ids = [...new Set([DEFAULT_SESSION, ...sessions.map(({ id }) => id), session])];
  return (
    <div className="preferences">
      <Choice
        label={t.shell.session}
        icon={<Layers size={15} />}
        value={session}
        options={ids.map((id) => [id, id === DEFAULT_SESSION ? t.shell.defaultSession : id])}
        onChange={(id) => navigate(`${pageRoot()}${pathIn(id, "/")}`)}
      />
      <Choice
        label={t.shell.language}
        icon={<Languages size={15} />}
        value={chosenLanguage}
        options={[
          ["en", "English"],
          ["zh", "中文"],
        ]}
        onChange={(value) => language.set(LANGUAGES.find((known) => known === value) ?? "en")}
      />
      <Choice
        label={t.shell.theme}
        icon={<SunMoon size={15} />}
        value={chosenTheme}
        options={THEMES.map((value) => [value, t.shell.themes[value]])}
        onChange={(value) => theme.set(THEMES.find((known) => known === value) ?? "system")}
      />
      <PhoneButton />
      <IconButton label={t.shell.help} icon={<CircleHelp size={16} />} onClick={onHelp} />
    </div>
  );
}
