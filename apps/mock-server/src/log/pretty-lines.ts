import { durationOf, type JournalEntry } from "../journal/journal-entry.ts";
import type { LogLevel } from "./logger.ts";
import { printable } from "./printable.ts";

/** The longest note behind a request, in characters. */
export const MAX_NOTE_LENGTH = 300;

const COLOURS = { red: 31, green: 32, yellow: 33, grey: 90 } as const;
type Shade = keyof typeof COLOURS | "plain";

/** A request for a person: `18:04:05 200 POST /… 0.4 ms  hello → user zw123`. */
export function prettyLine(entry: JournalEntry, session: string, colour: boolean): string {
  const { status } = entry;
  const paint = painter(colour);
  const ms = durationOf(entry);
  const notes = notesOn(entry, session).map(([shade, text]) => paint(shade, text.slice(0, MAX_NOTE_LENGTH)));
  const shade = status === undefined || status >= 500 ? "red" : status >= 400 ? "yellow" : "green";
  return [
    paint("grey", new Date(entry.at).toTimeString().slice(0, 8)),
    paint(shade, status === undefined ? "cut" : String(status)),
    paint("plain", entry.method.padEnd(4)),
    paint("plain", entry.target),
    paint("grey", `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`),
    ...(notes.length > 0 ? [`(${notes.join("; ")})`] : []),
  ].join(" ");
}

function notesOn(entry: JournalEntry, session: string): readonly (readonly [Shade, string])[] {
  const { violations, replyViolations, forgiven, faults } = entry;
  const wrong = violations[0]?.message ?? entry.error;
  const broken = replyViolations[0]?.message;
  return [
    ...(session === "default" ? [] : [["plain", `session ${session}`] as const]),
    ...(wrong === undefined ? [] : [["plain", wrong] as const]),
    ...(faults.length === 0 ? [] : [["yellow", `fault ${faults.map(({ kind }) => kind).join(", ")}`] as const]),
    ...(forgiven.length === 0 ? [] : [["yellow", `forgiven ${forgiven.join(", ")}`] as const]),
    ...(broken === undefined ? [] : [["red", `the reply breaks the contract: ${broken}`] as const]),
  ];
}

/** Anything else for a person. */
export function prettyEvent(level: LogLevel, message: string, colour: boolean): string {
  const paint = painter(colour);
  const word = level === "info" ? "" : `${paint(level === "warn" ? "yellow" : "red", level)} `;
  return `${paint("grey", new Date().toTimeString().slice(0, 8))} ${word}${paint("plain", message)}`;
}

/** Every text goes through it, so none reaches the terminal as it came. */
function painter(colour: boolean): (shade: Shade, text: string) => string {
  return (shade, text) =>
    colour && shade !== "plain" ? `\u001b[${COLOURS[shade]}m${printable(text)}\u001b[0m` : printable(text);
}
