import {
  Activity,
  BookOpen,
  Clapperboard,
  Inbox,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  SquarePen,
  Users,
  Zap,
} from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useFormat } from "../i18n/format.ts";
import { useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { ConnectionLight } from "./connection-banner.tsx";
import { Go } from "./navigation.tsx";
import { useLocation } from "./router.ts";
import "./navigation-bar.css";

interface Entry {
  readonly path: string;
  readonly name:
    | "inbox"
    | "conversations"
    | "presence"
    | "traffic"
    | "faults"
    | "scenario"
    | "coverage"
    | "compose"
    | "api";
  readonly icon: LucideIcon;
  /** Other paths that belong to it. */
  readonly also?: string;
}

const ENTRIES: readonly Entry[] = [
  { path: "/", name: "inbox", icon: Inbox, also: "/messages" },
  { path: "/conversations", name: "conversations", icon: MessagesSquare },
  { path: "/presence", name: "presence", icon: Users },
  { path: "/traffic", name: "traffic", icon: Activity },
  { path: "/faults", name: "faults", icon: Zap },
  { path: "/scenario", name: "scenario", icon: Clapperboard },
  { path: "/coverage", name: "coverage", icon: ListChecks },
  { path: "/compose", name: "compose", icon: SquarePen },
  { path: "/api", name: "api", icon: BookOpen },
];

function isCurrent(entry: Entry, location: string): boolean {
  if (entry.also !== undefined && location.startsWith(entry.also)) return true;
  return entry.path === "/" ? location === "/" : location.startsWith(entry.path);
}

export function Navigation(): ReactNode {
  const t = useText();
  const format = useFormat();
  const [location] = useLocation();
  const { control } = useScope();
  const stats = control.query.useQuery("get", "/__mock/api/v1/info").data?.stats;
  const counts: Partial<Record<Entry["name"], number>> =
    stats === undefined
      ? {}
      : { inbox: stats.messages + stats.refusedSends, traffic: stats.requests, faults: stats.faults };
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = location !== "" && list.current?.querySelector("[aria-current]");
    if (!list.current || !current) return;
    const [outer, inner] = [list.current.getBoundingClientRect(), current.getBoundingClientRect()];
    // Not by `scrollIntoView`: in Chromium, Tab goes on from what that has shown, past the link to the content.
    list.current.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, [location]);
  return (
    <>
      <div className="brand">
        <Logo />
        <strong>emchat</strong>
        <span className="brand-mock">mock</span>
        <ConnectionLight />
      </div>
      <nav aria-label={t.shell.navigation}>
        <ul className="navigation" ref={list}>
          {ENTRIES.map((entry) => {
            const { path, name, icon: Icon } = entry;
            const count = counts[name] ?? 0;
            return (
              <li key={path}>
                <Go
                  to={path}
                  className="navigation-link"
                  aria-current={isCurrent(entry, location) ? "page" : undefined}
                >
                  <Icon size={17} strokeWidth={1.9} />
                  <span className="navigation-name">{t.nav[name]}</span>
                  {count > 0 && (
                    <span className="navigation-count numeric" data-alarm={name === "faults"}>
                      {format.number(count)}
                    </span>
                  )}
                </Go>
              </li>
            );
          })}
        </ul>
      </nav>
    </>
  );
}

function Logo(): ReactNode {
  return (
    <svg className="logo" width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M9 9.5h14a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-7.5L10.5 25v-3.5H9A2.5 2.5 0 0 1 6.5 19v-7A2.5 2.5 0 0 1 9 9.5z" />
      <circle cx="11.5" cy="15.5" r="1.6" />
      <circle cx="16" cy="15.5" r="1.6" />
      <circle cx="20.5" cy="15.5" r="1.6" />
    </svg>
  );
}
