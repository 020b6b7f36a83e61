import { type ReactNode, useState } from "react";
import { useFormat } from "../i18n/format.ts";
import { useScreenText } from "../i18n/language.tsx";
import { Avatar } from "../messages/avatar.tsx";
import { Go } from "../shell/navigation.tsx";
import type { Party } from "./conversation-feed.ts";
import type { KnownParty } from "./use-parties.ts";

/** The most entries that are drawn; the filter finds the others. */
const MOST_DRAWN = 300;

export function PartyList({
  parties,
  chosen,
}: {
  parties: readonly KnownParty[];
  chosen: Party | undefined;
}): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const [filter, setFilter] = useState("");
  const shown = parties.filter((party) => party.name.includes(filter.trim().toLowerCase()));
  return (
    <nav className="parties" aria-label={t.nav.conversations}>
      <input
        className="input"
        type="text"
        aria-label={t.conversations.filter}
        placeholder={t.conversations.filter}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul>
        {shown.slice(0, MOST_DRAWN).map((party) => (
          <li key={`${party.kind} ${party.name}`}>
            <Go
              to={`/conversations/${party.kind}/${encodeURIComponent(party.name)}`}
              query={{ org: party.org, app: party.app }}
              className="party"
              aria-current={party.kind === chosen?.kind && party.name === chosen.name ? "page" : undefined}
            >
              <Avatar
                name={party.name}
                group={party.kind === "group"}
                {...(party.online === undefined ? {} : { online: party.online })}
              />
              <span className="named">
                <bdi className="truncate">{party.name}</bdi>
                <small>
                  {party.kind === "group"
                    ? t.conversations.members(party.members?.length ?? 0)
                    : t.presence[party.online === true ? "online" : "offline"]}
                </small>
              </span>
              <span className="party-count numeric">{format.number(party.received + party.sent)}</span>
            </Go>
          </li>
        ))}
      </ul>
      {shown.length > MOST_DRAWN && <p className="detail-hint">{t.conversations.more(shown.length - MOST_DRAWN)}</p>}
    </nav>
  );
}
