import { CircleAlert, Search, X } from "lucide-react";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { isProblem } from "../api/problem.ts";
import { useText } from "../i18n/language.tsx";
import { IconButton } from "../parts/button.tsx";
import { useShortcuts } from "../shell/shortcuts.ts";
import { useScope } from "./session-scope.tsx";
import "./search-bar.css";

/** Milliseconds after the last key before the search starts by itself. */
const SETTLE = 250;

interface SearchBarProps {
  query: string;
  onQuery(query: string): void;
  /** Which names are offered. */
  of: "messages" | "requests";
  error: unknown;
}

/** The search field of a list, with the names that a query may use. `/` leads to it. */
export function SearchBar({ query, onQuery, of, error }: SearchBarProps): ReactNode {
  const t = useText();
  const { control } = useScope();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(query);
  const [open, setOpen] = useState(false);
  const tokens = control.query.useQuery("get", "/__mock/api/v1/query-tokens", undefined, {
    enabled: open,
    staleTime: Infinity,
  });
  const offered = tokens.data?.tokens.filter((token) => token.of.includes(of)) ?? [];

  const given = useRef(query);
  // what was asked for here comes back with the address, later, and is no news
  const asked = useRef<string[]>([]);
  const seek = (text: string): void => {
    if (text === (asked.current.at(-1) ?? query)) return;
    asked.current.push(text);
    onQuery(text);
  };
  const settle = useEffectEvent((text: string) => seek(text.trim()));
  const arrive = useEffectEvent((text: string) => {
    const isSettled = draft.trim() === (asked.current.at(-1) ?? given.current);
    const typing = document.activeElement === input.current && !isSettled;
    const own = asked.current.lastIndexOf(text);
    asked.current.splice(0, own < 0 ? asked.current.length : own + 1);
    given.current = text;
    if (own < 0 && !typing) setDraft(text);
  });
  useEffect(() => arrive(query), [query]);
  useEffect(() => {
    const timer = setTimeout(() => settle(draft), SETTLE);
    return () => clearTimeout(timer);
  }, [draft]);
  useShortcuts({ "/": () => input.current?.focus() });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setOpen(false);
    seek(draft.trim());
  };
  const insert = (example: string): void => {
    setDraft((before) => `${before.trim()} ${example}`.trim());
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Escape") {
      input.current?.focus();
      if (open) setOpen(false);
      else input.current?.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, .search-tokens button")];
      const { activeElement } = document;
      const at = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : 0;
      stops[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
      event.preventDefault();
    }
  };
  const problem = isProblem(error) ? error : undefined;
  return (
    <search
      className="search-bar"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={onKeyDown}
    >
      <form onSubmit={submit} data-invalid={problem !== undefined}>
        <Search size={15} />
        <input
          ref={input}
          type="text"
          inputMode="search"
          aria-label={t.search.label}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          placeholder={t.search.placeholder[of]}
          value={draft}
          maxLength={900}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => setOpen(true)}
          onChange={(event) => setDraft(event.target.value)}
        />
        {draft === "" ? (
          <span className="search-key" aria-hidden="true">
            /
          </span>
        ) : (
          <IconButton
            label={t.search.clear}
            icon={<X size={15} />}
            onClick={() => {
              setDraft("");
              seek("");
            }}
          />
        )}
      </form>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="search-problem foreign" role="alert">
          <CircleAlert size={14} />
          {problem.detail}
        </p>
      )}
      {open && offered.length > 0 && (
        <div className="search-tokens">
          <p>{t.search.hint}</p>
          <ul>
            {offered.map((token) => (
              <li key={token.name}>
                <button type="button" tabIndex={-1} onClick={() => insert(token.example)}>
                  <code>{token.example}</code>
                  <span>{t.search.token(token.name, token.summary)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
