import { durationOf, type JournalEntry } from "../journal/journal-entry.ts";
import type { LogLevel } from "./logger.ts";
import { printableJson } from "./printable.ts";

/** A request as one JSON object. */
export function jsonLine(entry: JournalEntry, session: string): string {
  const { violations, replyViolations, forgiven, faults, messageId } = entry;
  return jsonText({
    time: new Date(entry.at).toISOString(),
    level: entry.status === undefined || entry.status >= 500 || replyViolations.length > 0 ? "error" : "info",
    event: "request",
    id: entry.id,
    session,
    method: entry.method,
    target: entry.target,
    operation: entry.operationId,
    status: entry.status ?? null,
    error: entry.error,
    outcome: entry.outcome,
    ms: durationOf(entry),
    bytesIn: entry.bodySize,
    bytesOut: entry.replySize,
    token: entry.token,
    message: messageId,
    violations: violations.length > 0 ? violations.map((violation) => violation.message) : undefined,
    replyViolations: replyViolations.length > 0 ? replyViolations.map((violation) => violation.message) : undefined,
    forgiven: forgiven.length > 0 ? forgiven : undefined,
    faults: faults.length > 0 ? faults : undefined,
  });
}

/** Anything else as one JSON object. */
export function jsonEvent(level: LogLevel, message: string): string {
  return jsonText({ time: new Date().toISOString(), level, event: "server", message });
}

function jsonText(value: object): string {
  return printableJson(JSON.stringify(value));
}
