import { ArrowLeft, SquarePen } from "lucide-react";
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Message } from "../api/control.ts";
import { useFormat } from "../i18n/format.ts";
import { useLanguage, useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Avatar } from "../messages/avatar.tsx";
import { MessageBody } from "../messages/message-body.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { Go } from "../shell/navigation.tsx";
import { createConversationFeed, LONGEST_CONVERSATION, type Party } from "./conversation-feed.ts";
import type { KnownParty } from "./use-parties.ts";

/** Pixels from the end within which a reader is taken to be at the end. */
const AT_END = 80;

/** One conversation, oldest first, the newest in sight. */
export function Thread({ party, parties }: { party: Party; parties: readonly KnownParty[] }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const { control, stream } = useScope();
  const [feed] = useState(() => createConversationFeed(control, party));
  const { rows, phase, error } = useSyncExternalStore(feed.subscribe, feed.get);
  useEffect(() => {
    feed.show("");
    return stream.subscribe(feed.receive);
  }, [feed, stream]);

  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const newest = rows[0]?.sequence;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (newest !== undefined && atEnd.current && element !== null) element.scrollTop = element.scrollHeight;
  }, [newest]);

  const known = parties.find(({ kind, name }) => kind === party.kind && name === party.name);
  return (
    <section className="thread" aria-label={t.conversations.with(party.name)}>
      <header className="thread-head">
        <Go
          to="/conversations"
          query={{ org: party.org, app: party.app }}
          className="icon-button thread-back"
          aria-label={t.detail.back}
        >
          <ArrowLeft size={17} />
        </Go>
        <Avatar
          name={party.name}
          group={party.kind === "group"}
          {...(known?.online === undefined ? {} : { online: known.online })}
        />
        <span className="named">
          <bdi className="truncate">{party.name}</bdi>
          <small className="truncate">
            {party.kind === "user"
              ? t.presence[known?.online === true ? "online" : "offline"]
              : (known?.members?.join(", ") ?? "") || t.conversations.members(0)}
          </small>
        </span>
        <Go
          to="/compose"
          query={{ kind: party.kind, to: party.name, org: party.org, app: party.app }}
          className="button"
        >
          <SquarePen size={15} />
          {t.nav.compose}
        </Go>
      </header>
      {phase === "failed" && <ProblemNote error={error} />}
      <div
        className="thread-scroller"
        ref={scroller}
        role="log"
        aria-label={t.conversations.with(party.name)}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
      >
        {rows.length >= LONGEST_CONVERSATION && (
          <p className="thread-day">
            {t.conversations.latest(format.number(LONGEST_CONVERSATION))}{" "}
            <Go to="/" query={{ q: `${party.kind === "user" ? "to" : party.kind}:${party.name}` }}>
              {t.conversations.all}
            </Go>
          </p>
        )}
        {phase === "ready" && rows.length === 0 && <p className="thread-day">{t.conversations.nothing}</p>}
        <Bubbles rows={rows.toReversed()} party={party} />
      </div>
    </section>
  );
}

function Bubbles({ rows, party }: { rows: readonly Message[]; party: Party }): ReactNode {
  const language = useLanguage();
  const day = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "full" });
  return rows.map((message, index) => {
    const before = rows[index - 1];
    const sameDay = before !== undefined && new Date(before.at).toDateString() === new Date(message.at).toDateString();
    const sameSender = sameDay && before?.from === message.from && before.to.name === message.to.name;
    return (
      <Fragment key={message.id}>
        {!sameDay && <p className="thread-day">{day.format(message.at)}</p>}
        <Bubble message={message} party={party} first={!sameSender} />
      </Fragment>
    );
  });
}

function Bubble({ message, party, first }: { message: Message; party: Party; first: boolean }): ReactNode {
  const t = useScreenText();
  const format = useFormat();
  const ours = party.kind === "user" && message.from.toLowerCase() === party.name;
  const elsewhere = message.to.kind !== party.kind || message.to.name !== party.name;
  return (
    <article className="bubble-row" data-ours={ours} data-first={first}>
      {first ? <Avatar name={message.from} /> : <span className="bubble-gap" />}
      <div className="bubble-column">
        {first && (
          <p className="bubble-sender">
            <bdi>{message.from}</bdi>
            {elsewhere && (
              <>
                {" → "}
                <Go
                  to={`/conversations/${message.to.kind}/${encodeURIComponent(message.to.name)}`}
                  query={{ org: message.org, app: message.app }}
                >
                  <bdi>{message.to.name}</bdi>
                </Go>
              </>
            )}
          </p>
        )}
        <div className="bubble" data-command={message.type === "cmd"}>
          <MessageBody body={message.message} />
        </div>
      </div>
      <Go
        to={`/messages/${message.id}`}
        className="bubble-time numeric"
        aria-label={`${t.detail.message(message.id)}, ${format.time(message.at)}`}
      >
        {format.time(message.at)}
      </Go>
    </article>
  );
}
