import type { Attempt, Call as Delivered } from "../delivery/call.ts";
import { type GivenOptions, PART_OF_RUN, type PartOfRun } from "../delivery/part-of-run.ts";
import { EmchatError } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import type { OperationId } from "../operation-data.ts";
import type { Entry } from "./ledger.ts";
import type { BulkPlan } from "./run-plan.ts";
import type { Helper, Watch } from "./watch.ts";

/** How a call ended: without an error it was delivered; `recalled` before anything of it went out. */
export interface Ending {
  readonly error?: EmchatError;
  readonly recalled?: true;
  /** What was being done when it failed; `undefined` while the message was made. */
  readonly stage?: Attempt["stage"] | undefined;
}

/** The calls that are under way. */
export interface Senders {
  readonly underWay: number;
  /** Whom calls wait for that are not on the wire: the first of them. */
  readonly heldBy: Helper | undefined;
  begin(entry: Entry): void;
  /** Takes back what is not on the wire. */
  recall(): void;
  /** Ends what is on the wire as well. Returns how many calls that were. */
  cut(): number;
}

interface Sending extends PartOfRun {
  readonly entry: Entry;
  stage: "message" | "held" | "wire";
  /** The delivery, from its beginning. */
  delivered?: Delivered;
}

/**
 * Sends, one attempt for each call: what is tried again, and when, is decided for the whole run. A call waits for its turn
 * without a deadline.
 *
 * @param open Whether this target may go out now, asked right before it does.
 * @param end Told of each call's end.
 * @param watch Over those who are asked before a call goes out.
 */
export function createSenders(
  { operation: { id: operation }, message, each, limits, send }: BulkPlan,
  open: (entry: Entry) => boolean,
  end: (entry: Entry, ending: Ending) => void,
  watch: Watch,
): Senders {
  const calls = new Set<Sending>();
  const finish = (call: Sending, ending: Ending): void => {
    if (calls.delete(call)) end(call.entry, ending);
  };

  const run = async (call: Sending): Promise<void> => {
    const { target } = call.entry;
    try {
      // a call that ends while it begins would end before anybody waits for it
      const made = typeof message === "function" ? await (async () => message(target))() : message;
      if (!calls.has(call)) return;
      call.stage = "held";
      const options: GivenOptions = { ...each, [PART_OF_RUN]: call };
      await send(target, made, options);
      finish(call, {});
    } catch (thrown) {
      const error = asEmchatError(thrown, operation);
      const unsent = call.stage === "held" && error.outcome !== "unknown";
      finish(call, unsent && !open(call.entry) ? { recalled: true } : { error, stage: call.delivered?.attempt?.stage });
    }
  };

  return {
    get underWay() {
      return calls.size;
    },
    get heldBy() {
      for (const { stage, delivered } of calls) {
        const helper = stage === "message" ? "the message function" : HELPERS[delivered?.attempt?.stage ?? ""];
        if (helper) return helper;
      }
      return undefined;
    },
    begin: (entry) => {
      entry.standing = "underWay";
      const call: Sending = {
        entry,
        stage: "message",
        limits,
        began: (delivered) => {
          call.delivered = delivered;
        },
        goOut: () => {
          const mayGo = open(entry);
          // an attempt before this one may have gone out, and was refused
          call.stage = mayGo ? "wire" : "held";
          if (!mayGo) throw new Error("recalled");
          watch.answered();
        },
      };
      calls.add(call);
      watch.begin();
      void run(call);
    },
    recall: () => {
      for (const call of [...calls]) {
        if (call.stage === "message") finish(call, { recalled: true });
        else if (call.stage === "held") call.delivered?.scope.abort();
      }
    },
    cut: () => {
      const onWire = [...calls].filter(({ stage }) => stage === "wire");
      for (const { delivered } of onWire) delivered?.scope.abort();
      return onWire.length;
    },
  };
}

/** Whom a delivery waits for without a limit before it goes out. */
const HELPERS: Readonly<Record<string, Helper>> = {
  turn: "the rate limiter",
  hook: "`beforeAttempt`",
};

function asEmchatError(thrown: unknown, operation: OperationId): EmchatError {
  if (thrown instanceof EmchatError) return thrown;
  return makeError("configuration", "the message function threw: see `cause`", { operation, cause: thrown });
}
