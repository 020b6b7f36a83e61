import { EmchatError } from "../errors/emchat-error.ts";
import { EmchatConfigurationError } from "../errors/error-classes.ts";
import type { MessageInput } from "../messages.ts";
import type { OperationId } from "../operation-data.ts";
import type { Entry } from "./ledger.ts";
import type { BulkPlan } from "./run-plan.ts";

/** How a call ended: without an error it was delivered; `recalled` before anything of it went out. */
export interface Ending {
  readonly error?: EmchatError;
  readonly recalled?: true;
  /** The message; `undefined` where none could be made. */
  readonly made?: MessageInput | undefined;
}

/** The calls that are under way. */
export interface Senders {
  readonly underWay: number;
  begin(entry: Entry): void;
  /** Takes back what is not on the wire. */
  recall(): void;
  /** Ends what is on the wire as well. Returns how many calls that were. */
  cut(): number;
}

interface Call {
  readonly entry: Entry;
  readonly controller: AbortController;
  stage: "message" | "queue" | "wire";
}

/**
 * Sends, one attempt for each call: what is tried again, and when, is decided for the whole run. A call waits for its turn
 * without a deadline.
 *
 * @param open Whether this target may go out now, asked right before it does.
 * @param end Told of each call's end.
 */
export function createSenders(
  { operation: { id: operation }, message, each, send }: BulkPlan,
  open: (entry: Entry) => boolean,
  end: (entry: Entry, ending: Ending) => void,
): Senders {
  const calls = new Set<Call>();
  const { beforeAttempt } = each;

  const finish = (call: Call, ending: Ending): void => {
    if (calls.delete(call)) end(call.entry, ending);
  };

  const goOut = (call: Call): void => {
    if (!open(call.entry)) {
      call.stage = "queue";
      throw new Error("recalled");
    }
    call.stage = "wire";
  };

  const run = async (call: Call): Promise<void> => {
    const { target } = call.entry;
    let made: MessageInput | undefined;
    try {
      made = typeof message === "function" ? await message(target) : message;
      if (!calls.has(call)) return;
      call.stage = "queue";
      await send(target, made, {
        ...each,
        deadline: Infinity,
        retry: false,
        signal: call.controller.signal,
        beforeAttempt: beforeAttempt
          ? async (attempt) => {
              await beforeAttempt(attempt);
              goOut(call);
            }
          : () => goOut(call),
      });
      finish(call, { made });
    } catch (thrown) {
      const error = asEmchatError(thrown, operation);
      const unsent = call.stage === "queue" && error.outcome !== "unknown";
      finish(call, unsent && !open(call.entry) ? { recalled: true } : { error, made });
    }
  };

  return {
    get underWay() {
      return calls.size;
    },
    begin: (entry) => {
      entry.standing = "underWay";
      const call: Call = { entry, controller: new AbortController(), stage: "message" };
      calls.add(call);
      void run(call);
    },
    recall: () => {
      for (const call of [...calls]) {
        if (call.stage === "message") finish(call, { recalled: true });
        else if (call.stage === "queue") call.controller.abort();
      }
    },
    cut: () => {
      const onWire = [...calls].filter(({ stage }) => stage === "wire");
      for (const { controller } of onWire) controller.abort();
      return onWire.length;
    },
  };
}

function asEmchatError(thrown: unknown, operation: OperationId): EmchatError {
  if (thrown instanceof EmchatError) return thrown;
  return new EmchatConfigurationError("the message function threw: see `cause`", { operation, cause: thrown });
}
