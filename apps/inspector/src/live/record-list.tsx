import { ArrowUp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useFormat } from "../i18n/format.ts";
import { useText } from "../i18n/language.tsx";
import { useShortcuts } from "../shell/shortcuts.ts";
import { MOST_ROWS, type Row } from "./record-feed.ts";
import { useRowWindow } from "./row-window.ts";
import "./record-list.css";

const NARROW = "(width < 760px)";
const ROW_HEIGHT = 41;
const NARROW_ROW_HEIGHT = 61;
const HEAD_HEIGHT = 33;

const narrow = matchMedia(NARROW);

function subscribeToWidth(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}

interface RecordListProps<R extends Row> {
  rows: readonly R[];
  label: string;
  /** What the columns are called, in their order. */
  columns: readonly string[];
  className: string;
  /** The cells of a row; one of them holds the row's link, an element with the class `record-link`. */
  renderRow(row: R): ReactNode;
  toneOf(row: R): "plain" | "warn" | "bad";
  /** Where the list was left, by name, so that the way back leads there. */
  memory: string;
}

/** The most lists whose place is remembered. */
const MOST_PLACES = 50;

const places = new Map<string, number>();

function rememberPlace(name: string, top: number): void {
  const [oldest] = places.keys();
  if (places.size >= MOST_PLACES && oldest !== undefined) places.delete(oldest);
  places.set(name, top);
}

/** A table of any length, newest first. Rows that arrive while somebody reads further down wait until they are asked for. */
export function RecordList<R extends Row>(props: RecordListProps<R>): ReactNode {
  const { rows, renderRow, memory } = props;
  const t = useText();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useSyncExternalStore(subscribeToWidth, () => narrow.matches);
  const height = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const head = isNarrow ? 0 : HEAD_HEIGHT;
  const [held, setHeld] = useState<number | undefined>(undefined);
  const [selected, setSelected] = useState<number | undefined>(undefined);

  const waiting = held === undefined ? 0 : countNewer(rows, held);
  const shown = waiting === 0 ? rows : rows.slice(waiting);

  const drawn = useRowWindow({ scroller, count: shown.length, height, head, initialTop: places.get(memory) ?? 0 });

  const newest = rows[0]?.sequence;
  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    rememberPlace(memory, top);
    drawn.scrolled();
    if (top <= height) setHeld(undefined);
    else if (held === undefined && newest !== undefined) setHeld(newest);
  };
  useEffect(() => {
    const element = scroller.current;
    if (element !== null && element.scrollTop === 0) setHeld(undefined);
  }, []);

  const toTop = (): void => {
    setHeld(undefined);
    scroller.current?.scrollTo({ top: 0 });
  };
  const focusRow = (index: number): void => {
    const row = shown[index];
    if (row === undefined) return;
    setSelected(row.sequence);
    drawn.reveal(index);
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-sequence="${row.sequence}"] .record-link`)
        ?.focus({ preventScroll: true });
    });
  };
  const step = (by: number): void => {
    const current = shown.findIndex((row) => row.sequence === selected);
    focusRow(Math.min(Math.max(current === -1 ? 0 : current + by, 0), shown.length - 1));
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(shown.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div className={`record-list ${props.className}`}>
      {waiting > 0 && (
        <button type="button" className="record-waiting" onClick={toTop}>
          <ArrowUp size={14} />
          {t.lists.waiting(format.number(waiting))}
        </button>
      )}
      <section
        className="record-scroller"
        aria-label={props.label}
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
      >
        <table className="record-table" aria-label={props.label} aria-rowcount={shown.length + 1}>
          <thead className="record-head">
            <tr aria-rowindex={1} className="record-cells">
              {props.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="record-track" style={{ height: shown.length * height }}>
            {shown.slice(drawn.first, drawn.end).map((row, nth) => {
              const index = drawn.first + nth;
              return (
                <tr
                  key={row.sequence}
                  aria-rowindex={index + 2}
                  className="record-row record-cells"
                  data-sequence={row.sequence}
                  data-tone={props.toneOf(row)}
                  style={{ height, transform: `translateY(${index * height}px)` }}
                  onFocus={() => setSelected(row.sequence)}
                >
                  {renderRow(row)}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows.length >= MOST_ROWS && <p className="record-end">{t.lists.most(format.number(MOST_ROWS))}</p>}
      </section>
    </div>
  );
}

/** How many rows at the top are newer. */
function countNewer(rows: readonly Row[], sequence: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.sequence ?? 0) > sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
