import type { FaultInput, ResetScope } from "@emchat/control";
import { createEmulator, type Emulator, type EmulatorConfig } from "@emchat/emulator";
import { type CoverageCounter, createCoverage } from "../coverage/coverage.ts";
import { createEventLog, type EventLog } from "../events/event-log.ts";
import { createFaultTable, type FaultTable } from "../faults/fault-table.ts";
import { createJournal, type Journal } from "../journal/journal.ts";
import type { JournalBudget } from "../journal/journal-budget.ts";
import { createSeenTargets, type SeenTargets } from "./seen-targets.ts";
import { createSessionRandom } from "./session-ids.ts";

/** What a session grows from; a changed configuration file replaces it. */
export interface SessionSeed {
  readonly emulator: EmulatorConfig;
  readonly faults: readonly { readonly input: FaultInput; readonly source: "config" | "cli" }[];
}

/** What all sessions have in common. */
export interface SessionParts {
  readonly clock: () => number;
  readonly seed: number;
  readonly budget: JournalBudget;
  /** The seed state as it is now. */
  readonly initial: () => SessionSeed;
  readonly onListenerError: (error: unknown) => void;
}

/** A world of its own: state, journal, faults, coverage and events. */
export interface Session {
  readonly id: string;
  readonly createdAt: number;
  usedAt: number;
  readonly emulator: Emulator;
  readonly journal: Journal;
  readonly faults: FaultTable;
  readonly coverage: CoverageCounter;
  readonly events: EventLog;
  readonly seen: SeenTargets;
  /** The call that is being answered now: what the emulator stores meanwhile belongs to it. */
  current: { readonly id: string; readonly run: string | undefined } | undefined;
  random(): number;
  reset(scopes: readonly ResetScope[]): void;
  /** Takes a new configuration and keeps the state. @throws what is wrong with it */
  configure(seed: SessionSeed): void;
  /** Gives up what the session holds outside of itself. */
  close(): void;
}

/** A session in its seed state. */
export function createSession(id: string, parts: SessionParts): Session {
  const { clock, budget } = parts;
  const { nextId, random, restart } = createSessionRandom(parts.seed, id);
  const emulator = createEmulator({
    config: parts.initial().emulator,
    clock,
    ids: nextId,
    random,
    onListenerError: parts.onListenerError,
  });
  const journal = createJournal(clock, budget);
  const faults = createFaultTable({ clock, random });
  const coverage = createCoverage();
  const events = createEventLog(clock);
  const plantFaults = (sources: readonly string[]): void => {
    for (const { input, source } of parts.initial().faults) if (sources.includes(source)) faults.add(input, source);
  };

  const session: Session = {
    id,
    createdAt: clock(),
    usedAt: clock(),
    emulator,
    journal,
    faults,
    coverage,
    events,
    seen: createSeenTargets(),
    current: undefined,
    random,
    reset(scopes) {
      if (scopes.includes("state")) {
        emulator.reset();
        restart();
        session.seen.reset();
        journal.messages.reset();
      }
      if (scopes.includes("journal")) {
        journal.reset();
        emulator.messages.clear();
      }
      if (scopes.includes("faults")) {
        faults.clear();
        plantFaults(["config", "cli"]);
      }
      if (scopes.includes("coverage")) coverage.reset();
      events.emit("reset", () => ({ reset: [...scopes] }));
    },
    configure(seed) {
      emulator.configure(seed.emulator);
      for (const fault of faults.list()) if (fault.source === "config") faults.delete(fault.id);
      for (const { input, source } of seed.faults) if (source === "config") faults.add(input, source);
    },
    close() {
      budget.leave(journal.requests);
      budget.leave(journal.messages);
    },
  };
  plantFaults(["config", "cli"]);
  emulator.on("message", (stored) => {
    journal.addMessage({
      sequence: journal.nextSequence(),
      bytes: stored.bytes + stored.from.length + 256,
      requestId: session.current?.id ?? stored.requestId,
      run: session.current?.run,
      stored,
    });
  });
  return session;
}
