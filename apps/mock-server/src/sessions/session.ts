import type { ResetScope } from "@emchat/control";
import { createEmulator, type Emulator, type FaultTable, type MemoryAccount, type Scenario } from "@emchat/emulator";
import type { SessionSeed } from "../config/seed-of.ts";
import { type CoverageCounter, createCoverage } from "../coverage/coverage.ts";
import { createEventLog, type EventLog } from "../journal/event-log.ts";
import { createJournal, type Journal } from "../journal/journal.ts";
import { createMessageRoom } from "../journal/message-room.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import { createSeenTargets, type SeenTargets } from "./seen-targets.ts";

/** What all sessions have in common. */
export interface SessionParts {
  readonly clock: () => number;
  readonly budget: MemoryBudget;
  /** The seed state as it is now. */
  readonly initial: () => SessionSeed;
  /** The scenario to begin with. */
  readonly scenario: () => Scenario | undefined;
  readonly onListenerError: (error: unknown) => void;
}

/** A world of its own: state, journal, faults, coverage and events. */
export interface Session {
  readonly id: string;
  readonly createdAt: number;
  usedAt: number;
  /** The number of its last use among those of all sessions: many fall into one millisecond. */
  use: number;
  readonly emulator: Emulator;
  readonly journal: Journal;
  readonly faults: FaultTable;
  readonly coverage: CoverageCounter;
  readonly events: EventLog;
  readonly seen: SeenTargets;
  /** The call that is being answered now: what the emulator stores meanwhile belongs to it. */
  current: { readonly id: string; readonly run: string | undefined } | undefined;
  /** Whether somebody listens to it or waits for something in it. */
  readonly isWatched: boolean;
  reset(scopes: readonly ResetScope[]): void;
  /**
   * Begins a scenario, or goes back to the configuration alone. `bytes` is what the scenario takes that no other session has.
   *
   * @throws what is wrong with it, and then nothing has changed
   */
  play(scenario: Scenario | undefined, bytes: number): void;
  /** Takes a new configuration and keeps the state. @throws what is wrong with it */
  configure(seed: SessionSeed): void;
  /** Gives up what the session holds outside of itself. */
  close(): void;
}

/** The session of callers that name none. */
export const DEFAULT_SESSION = "default";

/** What a session takes before anything has happened in it, in bytes. */
const SESSION_BYTES = 28_672;

/** A session in its seed state. @throws RangeError where there is no memory for it, and then it has taken none */
export function createSession(id: string, parts: SessionParts): Session {
  const { clock, budget } = parts;
  const state = createAccount(budget);
  const journal = createJournal(clock, budget);
  const source = (): Session["current"] => session.current;
  let emulator: Emulator;
  try {
    state.take(SESSION_BYTES);
    emulator = createEmulator({
      config: parts.initial().emulator,
      scenario: parts.scenario(),
      // The default session gives the same bytes as an emulator without a server; every other one has ids of its own.
      salt: id === DEFAULT_SESSION ? undefined : id,
      clock,
      onListenerError: parts.onListenerError,
      messages: createMessageRoom(journal, source),
      memory: state,
    });
  } catch (error) {
    journal.close();
    state.close();
    throw error;
  }
  const { faults } = emulator;
  let scenarioBytes = 0;
  const coverage = createCoverage();
  const events = createEventLog(journal, clock, budget);
  const seen = createSeenTargets(budget);
  budget.join(seen);
  const addFaults = (): void => {
    for (const input of parts.initial().faults) faults.add(input, "cli");
  };

  const session: Session = {
    id,
    createdAt: clock(),
    usedAt: clock(),
    use: 0,
    emulator,
    journal,
    faults,
    coverage,
    events,
    seen,
    current: undefined,
    get isWatched() {
      return events.subscribers > 0 || journal.waiting > 0;
    },
    reset(scopes) {
      if (scopes.includes("state")) {
        emulator.reset({ keepFaults: true });
        seen.reset();
      }
      if (scopes.includes("journal")) journal.reset();
      if (scopes.includes("faults")) {
        emulator.resetFaults();
        addFaults();
      }
      if (scopes.includes("coverage")) coverage.reset();
      events.emit("reset", () => ({ reset: [...scopes] }));
    },
    play(scenario, bytes) {
      state.take(bytes);
      try {
        emulator.play(scenario);
      } catch (error) {
        state.give(bytes);
        throw error;
      }
      state.give(scenarioBytes);
      scenarioBytes = bytes;
      addFaults();
      seen.reset();
      journal.reset();
      events.emit("reset", () => ({ reset: ["state", "journal", "faults"] }));
    },
    configure: ({ emulator: config }) => emulator.configure(config),
    close() {
      journal.close();
      events.close();
      seen.reset();
      budget.leave(seen);
      state.close();
    },
  };
  try {
    addFaults();
  } catch (error) {
    session.close();
    throw error;
  }
  return session;
}

/** What the state of one session has taken from the budget, to be given back with the session. */
function createAccount(budget: MemoryBudget): MemoryAccount & { close(): void } {
  let taken = 0;
  let closed = false;
  return {
    take(bytes) {
      // A call may outlive its session, and what it still puts there is gone with it.
      if (closed) return;
      budget.take(bytes);
      taken += bytes;
    },
    give(bytes) {
      if (closed) return;
      budget.give(bytes);
      taken -= bytes;
    },
    close() {
      budget.give(taken);
      taken = 0;
      closed = true;
    },
  };
}
