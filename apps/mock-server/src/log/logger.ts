import type { Writable } from "node:stream";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { jsonEvent, jsonLine } from "./json-lines.ts";
import { prettyEvent, prettyLine } from "./pretty-lines.ts";

/** How the log is written. */
export type LogMode = "pretty" | "json" | "silent";
export const LOG_MODES: readonly LogMode[] = ["pretty", "json", "silent"];

/** How grave an event is. */
export type LogLevel = "info" | "warn" | "error";

/** One line a request, and one an event. Nothing in it is a secret: entries have theirs taken out. */
export interface Logger {
  request(entry: JournalEntry, session: string): void;
  event(level: LogLevel, message: string): void;
  /** Writes what is waiting. */
  flush(): void;
}

/** How long lines may wait to be written together, in milliseconds. */
export const FLUSH_EVERY_MS = 20;
/** How many characters may wait; beyond it they are written at once. */
export const MAX_WAITING_CHARACTERS = 65_536;

/** A log on `out`. Lines are collected and written together, because a write costs more than what it writes. */
export function createLogger(mode: LogMode, out: Writable, colour: boolean): Logger {
  let waiting = "";
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "") return;
    out.write(waiting);
    waiting = "";
  };
  const write = (line: string): void => {
    waiting += `${line}\n`;
    if (waiting.length > MAX_WAITING_CHARACTERS) flush();
    else timer ??= setTimeout(flush, FLUSH_EVERY_MS).unref();
  };
  if (mode === "silent") return { request() {}, event() {}, flush() {} };
  return {
    request: (entry, session) => write(mode === "json" ? jsonLine(entry, session) : prettyLine(entry, session, colour)),
    event: (level, message) => write(mode === "json" ? jsonEvent(level, message) : prettyEvent(level, message, colour)),
    flush,
  };
}
