import type { EmulatorConfig } from "@emchat/emulator";
import { stringify } from "yaml";
import { packageVersion } from "../package-version.ts";
import type { Session } from "../sessions/session.ts";
import type { ExportFormat } from "./export-formats.ts";
import { harOf } from "./har.ts";
import { planSavedTest } from "./plan-saved-test.ts";
import { recordedCalls } from "./recorded-calls.ts";
import { savedWorld } from "./saved-world.ts";
import { type ScrubOptions, scenarioOfCalls } from "./scenario-of-calls.ts";
import { writeSavedTest } from "./write-saved-test.ts";

/** The most calls of a saved test: nobody reads a longer one. */
export const MAX_SAVED_CALLS = 200;
/** The most calls of a scenario: so many prepared replies there may be. */
export const MAX_SCENARIO_CALLS = 1_000;

/** What is written, and how. */
export interface ExportOptions extends ScrubOptions {
  readonly as: ExportFormat;
  /** What is under test, in the place of the recorded calls. */
  readonly subject?: string | undefined;
  /** Where the calls were made. */
  readonly origin: string;
  /** What the session grew from. */
  readonly config: EmulatorConfig;
}

/** A file, piece by piece. */
export interface SessionFile {
  readonly type: string;
  readonly pieces: Iterable<string>;
}

/** Writes a session as a file. */
export function sessionFile(session: Session, options: ExportOptions): SessionFile {
  const { as, subject, origin, config } = options;
  switch (as) {
    case "vitest":
    case "playwright": {
      const { calls, left } = recordedCalls(session.journal, MAX_SAVED_CALLS);
      const world = savedWorld(session, config, session.id, calls[0]?.at ?? session.emulator.clock.now());
      const plan = planSavedTest(world, calls);
      const test = { runner: as, world, plan: { ...plan, left: plan.left + left }, session: session.id, subject };
      return { type: "text/plain; charset=utf-8", pieces: [writeSavedTest(test)] };
    }
    case "har": {
      const { calls } = recordedCalls(session.journal, Number.MAX_SAFE_INTEGER);
      return { type: "application/json", pieces: harOf(calls, origin, packageVersion) };
    }
    case "scenario": {
      const { calls } = recordedCalls(session.journal, MAX_SCENARIO_CALLS);
      return { type: "application/yaml", pieces: [stringify(scenarioOfCalls(session.id, calls, options))] };
    }
    case "state":
      return { type: "application/x-ndjson", pieces: linesOf(session.emulator.records()) };
  }
}

function* linesOf(records: Iterable<unknown>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}
