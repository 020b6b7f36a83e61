import type { JournalEntry } from "../journal/journal-entry.ts";
import type { LogLevel } from "./logger.ts";

const COLOURS = { red: 31, green: 32, yellow: 33, grey: 90 } as const;

/** A request for a person: `18:04:05 200 POST /… 0.4 ms  hello → user zw123`. */
export function prettyLine(entry: JournalEntry, session: string, colour: boolean): string {
  const { status, timing, violations, replyViolations, forgiven, faults } = entry;
  const paint = painter(colour);
  const ms = timing.receive + timing.answer + timing.send + timing.delay;
  const notes = [
    session === "default" ? "" : `session ${session}`,
    violations[0]?.message ?? entry.error ?? "",
    faults.length > 0 ? paint("yellow", `fault ${faults.map(({ kind }) => kind).join(", ")}`) : "",
    forgiven.length > 0 ? paint("yellow", `forgiven ${forgiven.join(", ")}`) : "",
    replyViolations.length > 0 ? paint("red", `the reply breaks the contract: ${replyViolations[0]?.message}`) : "",
  ].filter((note) => note !== "");
  const shade = status === undefined || status >= 500 ? "red" : status >= 400 ? "yellow" : "green";
  return [
    paint("grey", new Date(entry.at).toTimeString().slice(0, 8)),
    paint(shade, status === undefined ? "cut" : String(status)),
    entry.method.padEnd(4),
    printable(entry.target),
    paint("grey", `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`),
    ...(notes.length > 0 ? [`(${notes.join("; ")})`] : []),
  ].join(" ");
}

/** Anything else for a person. */
export function prettyEvent(level: LogLevel, message: string, colour: boolean): string {
  const paint = painter(colour);
  const word = level === "info" ? "" : `${paint(level === "warn" ? "yellow" : "red", level)} `;
  return `${paint("grey", new Date().toTimeString().slice(0, 8))} ${word}${printable(message)}`;
}

function painter(colour: boolean): (shade: keyof typeof COLOURS, text: string) => string {
  return (shade, text) => (colour ? `\u001b[${COLOURS[shade]}m${text}\u001b[0m` : text);
}

/** Controls, marks that turn the direction of writing, and characters without a width. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A terminal must not be driven by what a caller sends. */
function printable(text: string): string {
  return text.replace(UNPRINTABLE, "�");
}
