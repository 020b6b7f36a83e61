import type { Writable } from "node:stream";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { createBoundedWriter } from "./bounded-writer.ts";
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
  /** Hands over what is waiting. */
  flush(): void;
  /** How many lines were dropped because the log could not be written. */
  readonly dropped: number;
}

/** A log on `out`, in which nothing that comes from outside can drive a terminal or hold the server up. */
export function createLogger(mode: LogMode, out: Writable, colour: boolean): Logger {
  if (mode === "silent") return { dropped: 0, request() {}, event() {}, flush() {} };
  const eventLine = (level: LogLevel, message: string): string =>
    mode === "json" ? jsonEvent(level, message) : prettyEvent(level, message, colour);
  const writer = createBoundedWriter(out, (dropped) =>
    eventLine(
      "warn",
      `the log could not be written: ${dropped} ${dropped === 1 ? "line is" : "lines are"} missing here`,
    ),
  );
  return {
    get dropped() {
      return writer.dropped;
    },
    request: (entry, session) =>
      writer.write(mode === "json" ? jsonLine(entry, session) : prettyLine(entry, session, colour)),
    event: (level, message) => writer.write(eventLine(level, message)),
    flush: writer.flush,
  };
}
