import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";

/** One call's time: every wait of the call goes through it, and ends at once when somebody aborts or the deadline passes. */
export interface CallScope {
  /** Fires when what waits now is given up. */
  readonly signal: AbortSignal;
  /** The error with which it ended a wait the last time. */
  ended?: EmchatError;
  /** Milliseconds until the deadline. */
  remaining(): number;
  /** Waits for work that was given `signal`, `timeout` at most. */
  run<T>(work: () => Promise<T>, timeout: number): Promise<T>;
  /** Ends what waits now, and whatever would wait later. */
  abort(cause?: unknown): void;
}

/** The longest time that a timer can wait, in milliseconds: 24.8 days. Whatever is longer ends then. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Opens the scope of a call. A call waits for one thing at a time. */
export function openCallScope(state: ErrorDetails, calledAt: number, deadline: number): CallScope {
  let controller = new AbortController();
  let aborted: (() => void) | undefined;
  let cut: ((error: EmchatError) => void) | undefined;
  const scope: CallScope = {
    get signal() {
      return controller.signal;
    },
    remaining: () => calledAt + deadline - performance.now(),
    run: (work, timeout) =>
      new Promise((resolve, reject) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const left = scope.remaining();
        const ms = Math.min(timeout, left);
        const overdue = (): void => {
          const [kind, limit] = left > timeout ? (["timeout", timeout] as const) : (["deadline", deadline] as const);
          cut?.(makeError(kind, `took longer than its ${kind} of ${limit} ms`, state));
        };
        cut = (error) => {
          clearTimeout(timer);
          reject(error);
          scope.ended = error;
          controller.abort(error);
          controller = new AbortController();
        };
        if (aborted) aborted();
        else if (ms <= 0) overdue();
        else {
          work()
            .then(resolve, reject)
            .then(() => clearTimeout(timer));
          if (ms <= LONGEST_TIMER) timer = setTimeout(overdue, ms);
        }
      }),
    abort: (cause) => {
      aborted = () => cut?.(makeError("aborted", "aborted by its signal", { ...state, cause }));
      aborted();
    },
  };
  return scope;
}
