import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { EmchatAbortedError, EmchatDeadlineError, EmchatTimeoutError } from "../errors/error-classes.ts";

/** One call's time: every wait of the call goes through it, and ends at once when the caller aborts or the deadline passes. */
export interface CallScope {
  /** Fires when what waits now is given up. */
  readonly signal: AbortSignal;
  /** The error with which it ended a wait the last time. */
  readonly ended: EmchatError | undefined;
  /** Milliseconds until the deadline. */
  remaining(): number;
  /** Waits for work that was given `signal`, `timeout` at most. */
  run<T>(work: () => Promise<T>, timeout: number): Promise<T>;
  /** Takes the listener off the caller's signal. */
  close(): void;
}

/** The longest time that a timer can wait, in milliseconds: 24.8 days. Whatever is longer ends then. */
const LONGEST_TIMER = 2_147_483_647;

/** Opens the scope of a call. A call waits for one thing at a time. */
export function openCallScope(
  state: ErrorDetails,
  calledAt: number,
  deadline: number,
  caller: AbortSignal | undefined,
): CallScope {
  let controller = new AbortController();
  let ended: EmchatError | undefined;
  let cut: ((error: EmchatError) => void) | undefined;

  const remaining = (): number => calledAt + deadline - performance.now();
  const onAbort = (): void =>
    cut?.(new EmchatAbortedError("aborted by its signal", { ...state, cause: caller?.reason }));
  caller?.addEventListener("abort", onAbort);

  return {
    get signal() {
      return controller.signal;
    },
    get ended() {
      return ended;
    },
    remaining,
    run: (work, timeout) =>
      new Promise((resolve, reject) => {
        const left = remaining();
        const ms = Math.min(timeout, left);
        const end = <Result>(settle: (result: Result) => void, result: Result): void => {
          clearTimeout(timer);
          // what was given up may settle during a later wait
          if (cut === cutThis) cut = undefined;
          settle(result);
        };
        const cutThis = (error: EmchatError): void => {
          ended = error;
          end(reject, error);
          controller.abort(error);
          controller = new AbortController();
        };
        const overdue = (): void => {
          const [Class, limit] =
            left > timeout ? ([EmchatTimeoutError, timeout] as const) : ([EmchatDeadlineError, deadline] as const);
          cutThis(new Class(`took longer than its ${Class.kind} of ${limit} ms`, state));
        };
        const timer = ms > LONGEST_TIMER ? undefined : setTimeout(overdue, ms);
        cut = cutThis;
        if (caller?.aborted) onAbort();
        else if (ms <= 0) overdue();
        else {
          const fail = (error: unknown): void => end(reject, error);
          try {
            work().then((value) => end(resolve, value), fail);
          } catch (error) {
            fail(error);
          }
        }
      }),
    close: () => caller?.removeEventListener("abort", onAbort),
  };
}
