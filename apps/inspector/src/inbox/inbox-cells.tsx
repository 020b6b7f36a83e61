import { CircleAlert, Zap } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useFormat } from "../i18n/format.ts";
import { useText } from "../i18n/language.tsx";
import { kindName } from "../messages/kind-name.ts";
import { MessageTypeIcon, useTypeName } from "../messages/message-type.tsx";
import { StatusBadge } from "../parts/badge.tsx";
import { Go } from "../shell/navigation.tsx";
import { type InboxCall, type InboxRow, pathOfRow } from "./inbox-row.ts";

/** What stands for the name of whoever left `from` out. */
const DEFAULT_SENDER = "admin";

interface InboxCellsProps {
  row: InboxRow;
  call: InboxCall | undefined;
  unread: boolean;
  onOpen(sequence: number): void;
}

export const InboxCells: (props: InboxCellsProps) => ReactNode = memo(function InboxCells({
  row,
  call,
  unread,
  onOpen,
}: InboxCellsProps) {
  const t = useText();
  const format = useFormat();
  const typeName = useTypeName();
  return (
    <>
      <td className="inbox-time numeric">
        {unread && <i className="inbox-unread" role="img" aria-label={t.inbox.unread} />}
        <time dateTime={new Date(row.at).toISOString()}>{format.time(row.at)}</time>
      </td>
      <td className="inbox-from truncate">
        <bdi>{row.from ?? DEFAULT_SENDER}</bdi>
      </td>
      <td className="inbox-to truncate">
        <span className="inbox-arrow" aria-hidden="true">
          →
        </span>
        {row.to !== undefined && (
          <bdi className="inbox-chip truncate" data-kind={row.to.kind} title={kindName(row.to.kind, t)}>
            {row.to.name}
          </bdi>
        )}
      </td>
      <td className="inbox-type truncate">
        <MessageTypeIcon type={row.type} />
        <span className="truncate">{typeName(row.type)}</span>
      </td>
      <td className="inbox-text truncate">
        <Go to={pathOfRow(row)} className="record-link" data-unread={unread} onClick={() => onOpen(row.sequence)}>
          <bdi>{row.text === "" ? (call?.error ?? t.inbox.noText) : row.text}</bdi>
        </Go>
        {call?.reason !== undefined && row.messageId === undefined && (
          <bdi className="inbox-reason" title={call.reason}>
            {call.reason}
          </bdi>
        )}
      </td>
      <td className="inbox-result numeric">
        {(call?.faults ?? 0) > 0 && (
          <span className="inbox-mark" data-tone="bad" title={t.inbox.faulted} role="img" aria-label={t.inbox.faulted}>
            <Zap size={14} />
          </span>
        )}
        {(call?.violations ?? 0) > 0 && (
          <span className="inbox-mark" data-tone="warn" title={t.inbox.violations(call?.violations ?? 0)}>
            <CircleAlert size={14} />
            {call?.violations}
            <span className="visually-hidden">{t.inbox.violations(call?.violations ?? 0)}</span>
          </span>
        )}
        {call !== undefined && <span className="inbox-duration">{format.milliseconds(call.duration)}</span>}
        <StatusBadge status={call === undefined ? 200 : call.status} />
      </td>
    </>
  );
});
