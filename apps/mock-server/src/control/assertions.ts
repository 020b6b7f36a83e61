import type { RecordKind, VerifyInput } from "@emchat/control";
import type { JournalEntry, MessageEntry } from "../journal/journal-entry.ts";
import type { Session } from "../sessions/session.ts";
import { onCallerLeft } from "../shell/caller-left.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlReply, ControlRoutes } from "./control-router.ts";
import { coverageAsJunit, coverageAsMarkdown } from "./coverage-reports.ts";
import { readJsonBody } from "./json-body.ts";
import { ProblemError } from "./problem.ts";
import { readChoice, readInteger } from "./read-parameter.ts";
import { createTally, type Expectation, type Tally } from "./verification.ts";

/** How long a caller of `wait` waits, in milliseconds, and how long at most. */
export const DEFAULT_WAIT_MS = 5_000;
export const MAX_WAIT_MS = 60_000;
/** The most callers that wait at one time, all sessions together. */
export const MAX_WAITING = 256;

const KINDS: readonly RecordKind[] = ["messages", "requests"];

/** For tests: `/verify`, `/wait`, `/coverage`. */
export function assertionRoutes({ stopping }: ControlParts): ControlRoutes {
  let waiting = 0;
  return {
    "POST /__mock/api/v1/verify": async ({ session, request }) => {
      const input = await readJsonBody<VerifyInput>(request, "VerifyInput");
      return resultOf(createTally(session, expectationOf(input), session.emulator.clock.now()));
    },
    "GET /__mock/api/v1/wait": ({ session, query, response }) => {
      const expected: Expectation = {
        of: readChoice(query, "of", KINDS, "messages"),
        query: query.get("query") ?? "",
        since: readInteger(query, "since", 0, 0, Number.MAX_SAFE_INTEGER),
        min: readInteger(query, "count", 1, 1, 10_000),
        max: undefined,
      };
      const timeout = readInteger(query, "timeout", DEFAULT_WAIT_MS, 0, MAX_WAIT_MS);
      // Understood, or refused, before anybody waits.
      const tally = createTally(session, expected, session.emulator.clock.now());
      if (tally.passed) return resultOf(tally);
      if (waiting >= MAX_WAITING) {
        throw new ProblemError(
          503,
          "Too many waiting",
          `${MAX_WAITING} callers are waiting; try again when one has left`,
        );
      }
      waiting += 1;
      return untilMet(session, expected.of, tally, timeout, stopping, (left) => onCallerLeft(response, left)).finally(
        () => {
          waiting -= 1;
        },
      );
    },
    "GET /__mock/api/v1/coverage": ({ session, query }) => {
      const report = session.coverage.report();
      switch (readChoice(query, "format", ["json", "markdown", "junit"] as const, "json")) {
        case "markdown":
          return { status: 200, text: coverageAsMarkdown(report), type: "text/markdown; charset=utf-8" };
        case "junit":
          return { status: 200, text: coverageAsJunit(report), type: "application/xml" };
        default:
          return { status: 200, body: report };
      }
    },
  };
}

function resultOf(tally: Tally): ControlReply {
  return { status: tally.passed ? 200 : 409, text: tally.json() };
}

/** Adds every new record of the right kind; gives up when the time is over, the caller has left or the server stops. */
function untilMet(
  session: Session,
  of: RecordKind,
  tally: Tally,
  timeout: number,
  stopping: AbortSignal,
  onLeft: (left: () => void) => void,
): Promise<ControlReply> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", settle);
      stop();
      // One after the other: when many wait for the same record, their results must not be in memory together.
      setImmediate(() => resolve(resultOf(tally)));
    };
    const look = (entry: JournalEntry | MessageEntry): void => {
      tally.add(entry);
      if (tally.passed) settle();
    };
    const stop = session.journal.wait(of === "messages" ? { message: look } : { request: look });
    const timer = setTimeout(settle, timeout);
    stopping.addEventListener("abort", settle);
    onLeft(settle);
  });
}

function expectationOf({ of = "messages", query = "", since = 0, count, min, max }: VerifyInput): Expectation {
  if (count !== undefined) {
    if (min !== undefined || max !== undefined) {
      throw new ProblemError(
        400,
        "The body is not what is expected",
        "count is exact; leave min and max out beside it",
      );
    }
    return { of, query, since, min: count, max: count };
  }
  if (min !== undefined && max !== undefined && min > max) {
    throw new ProblemError(400, "The body is not what is expected", "min must not be above max");
  }
  return { of, query, since, min: min ?? (max === undefined ? 1 : undefined), max };
}
