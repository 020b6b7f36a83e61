import { X } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useText } from "../i18n/language.tsx";
import { IconButton } from "../parts/button.tsx";
import "./notices.css";

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: "plain" | "bad";
  readonly action?: { readonly label: string; run(): void };
}

/** Milliseconds that a notice stays; one with an action says for how long itself. */
const STAYS = 5000;

/** More notices than this push the oldest out. */
const MOST_NOTICES = 3;

let notices: readonly Notice[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function update(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  update(notices.filter((notice) => notice.id !== id));
}

/** Says something in the corner of the page and to screen readers. */
export function notify(
  text: string,
  options: { kind?: Notice["kind"]; stays?: number; action?: Notice["action"] } = {},
): void {
  const { kind = "plain", stays = STAYS, action } = options;
  const id = nextId++;
  update(
    [...notices.filter((notice) => notice.text !== text), { id, text, kind, ...(action && { action }) }].slice(
      -MOST_NOTICES,
    ),
  );
  setTimeout(() => dismiss(id), stays);
}

export function Notices(): ReactNode {
  const text = useText();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          <span>{notice.text}</span>
          {notice.action !== undefined && (
            <button
              type="button"
              className="notice-action"
              onClick={() => {
                notice.action?.run();
                dismiss(notice.id);
              }}
            >
              {notice.action.label}
            </button>
          )}
          <IconButton label={text.actions.dismiss} icon={<X size={15} />} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}
