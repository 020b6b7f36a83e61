import type { Case } from "../cases/case.ts";
import type { Dispatcher, Sent } from "./dispatcher.ts";
import { createGate } from "./gate.ts";
import type { Connection } from "./http.ts";
import type { FailureCode, Reply } from "./reply.ts";
import type { Note } from "./result.ts";
import { createSuspects, RECOVERY_MS, type Suspect } from "./suspects.ts";

/** Failures of these kinds may be another request's, or the moment's: the request is tried again, alone. */
const PASSING: readonly FailureCode[] = ["refused", "timeout", "reset", "incomplete"];

/** What came of a request in the end. */
export interface Tried {
  readonly sent: Sent;
  /** It had no reply, and nothing is held against it. */
  readonly late: boolean;
}

/** Sends requests, and a second time, while nobody else sends, what may have failed for another's or the moment's sake. */
export interface SecondTry {
  /** `undefined` when the case needs a secret that does not exist. */
  send(one: Case, via: Connection | undefined): Promise<Tried | undefined>;
  /** What was late once and not again. */
  notes(): readonly Note[];
  /** Requests that had no reply at first, though nothing beside them can have been the cause. */
  unexplained(): readonly Suspect[];
}

interface SecondTryOptions {
  readonly dispatcher: Dispatcher;
  /** Whether a request may go out twice. */
  readonly mayRepeat: (one: Case) => boolean;
  readonly slowAfterMs: number | undefined;
  /** Whether an operation is known to be slow. */
  readonly isSlow: (operation: string) => boolean;
  readonly stopped: () => string | undefined;
  readonly stop: (reason: string) => void;
}

export function createSecondTry(options: SecondTryOptions): SecondTry {
  const { dispatcher, mayRepeat, slowAfterMs: limit } = options;
  const gate = createGate();
  const suspects = createSuspects();
  const stalls: Note[] = [];
  const underWay = new Set<string>();

  /** A reply that the profile calls slow counts when the next one to the same request is slow, too. */
  const unhurried = async (one: Case, sent: Sent, reply: Reply): Promise<Sent> => {
    if (limit === undefined || reply.elapsedMs <= limit || options.isSlow(one.operation.id) || !mayRepeat(one))
      return sent;
    const again = await gate.alone(() => dispatcher.send(one));
    if (again?.outcome.kind !== "reply" || again.outcome.reply.elapsedMs > limit) return sent;
    stalls.push({ id: one.id, text: `it took ${Math.round(reply.elapsedMs)} ms once, and not again` });
    return again;
  };

  const besides = (one: Case): string => {
    const others = [...underWay].filter((id) => id !== one.id);
    return others.length === 0 ? "" : `; it, or one of those beside it, brought it down: ${others.join(", ")}`;
  };

  /** The same request alone, once the server is up; undefined when the run has ended meanwhile. */
  const alone = (one: Case, sent: Sent, message: string): Promise<Sent | undefined> =>
    gate.alone(async () => {
      if (options.stopped() !== undefined) return undefined;
      if (await dispatcher.isUp(RECOVERY_MS)) return dispatcher.send(one);
      options.stop(`the server went away and did not come back within ${RECOVERY_MS} ms`);
      const told = `${message}, and the server did not come back${besides(one)}`;
      return { ...sent, outcome: { kind: "failure", code: "refused", message: told, elapsedMs: 0 } };
    });

  const send = async (one: Case, via: Connection | undefined): Promise<Tried | undefined> => {
    const sent = await gate.pass(() => dispatcher.send(one, via));
    if (sent === undefined) return undefined;
    const { outcome } = sent;
    if (outcome.kind === "reply") {
      underWay.delete(one.id);
      return { sent: await unhurried(one, sent, outcome.reply), late: false };
    }
    if (!PASSING.includes(outcome.code) || !mayRepeat(one)) return { sent, late: false };
    const again = await alone(one, sent, outcome.message);
    if (again === undefined) return { sent, late: true };
    const guilty = again.outcome.kind === "failure";
    suspects.add({ case: one, code: outcome.code, message: outcome.message, at: Date.now(), guilty });
    return { sent: again, late: !guilty };
  };

  return {
    async send(one, via) {
      underWay.add(one.id);
      try {
        return await send(one, via);
      } finally {
        underWay.delete(one.id);
      }
    },
    notes: () => [
      ...stalls,
      ...suspects.innocent().map(({ case: one, message }) => ({
        id: one.id,
        text: `it had no reply at first (${message}), and one when it was sent again`,
      })),
    ],
    unexplained: () => suspects.unexplained(),
  };
}
