import type { ResetScope } from "@emchat/control";
import {
  createEmulator,
  type Emulator,
  type EmulatorConfig,
  type FaultInput,
  type FaultTable,
  type MemoryAccount,
} from "@emchat/emulator";
import { type CoverageCounter, createCoverage } from "../coverage/coverage.ts";
import { createEventLog, type EventLog } from "../events/event-log.ts";
import { createJournal, type Journal } from "../journal/journal.ts";
import { createMessageRoom } from "../journal/message-room.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";
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
  readonly budget: MemoryBudget;
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
  /** Whether somebody listens to it or waits for something in it. */
  readonly isWatched: boolean;
  reset(scopes: readonly ResetScope[]): void;
  /** Takes a new configuration and keeps the state. @throws what is wrong with it */
  configure(seed: SessionSeed): void;
  /** Gives up what the session holds outside of itself. */
  close(): void;
}

/** What a session takes before anything has happened in it, in bytes. */
const SESSION_BYTES = 28_672;

/** A session in its seed state. @throws RangeError where there is no memory for it, and then it has taken none */
export function createSession(id: string, parts: SessionParts): Session {
  const { clock, budget } = parts;
  const { nextId, random, restart } = createSessionRandom(parts.seed, id);
  const state = createAccount(budget);
  const journal = createJournal(clock, budget);
  const source = (): Session["current"] => session.current;
  let emulator: Emulator;
  try {
    state.take(SESSION_BYTES);
    emulator = createEmulator({
      config: parts.initial().emulator,
      clock,
      ids: nextId,
      random,
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
  const coverage = createCoverage();
  const events = createEventLog(journal, clock, budget);
  const seen = createSeenTargets(budget);
  budget.join(seen);
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
    seen,
    current: undefined,
    random,
    get isWatched() {
      return events.subscribers > 0 || journal.waiting > 0;
    },
    reset(scopes) {
      if (scopes.includes("state")) {
        emulator.reset({ keepFaults: true });
        restart();
        seen.reset();
      }
      if (scopes.includes("journal")) journal.reset();
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
      journal.close();
      events.close();
      seen.reset();
      budget.leave(seen);
      state.close();
    },
  };
  try {
    plantFaults(["config", "cli"]);
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
