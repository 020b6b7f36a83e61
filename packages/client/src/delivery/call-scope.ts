import type { EmchatError } from "../errors/emchat-error.ts";
import { EmchatAbortedError, EmchatDeadlineError, EmchatTimeoutError } from "../errors/error-classes.ts";
import type { CallState } from "./call-state.ts";

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
  sleep(ms: number): Promise<void>;
  /** Takes the listener off the caller's signal. */
  close(): void;
}

/** The longest time that a timer can wait, in milliseconds: 24.8 days. Whatever is longer ends then. */
const LONGEST_TIMER = 2_147_483_647;

/** Opens the scope of a call. A call waits for one thing at a time, so one timer and one "whom to tell" are enough. */
export function openCallScope(state: CallState, deadline: number, caller: AbortSignal | undefined): CallScope {
  const endsAt = performance.now() + deadline;
  let controller = new AbortController();
  let interrupt: (() => void) | undefined;
  let ended: EmchatError | undefined;

  const remaining = (): number => endsAt - performance.now();
  const tooLong = (Class: typeof EmchatTimeoutError | typeof EmchatDeadlineError, ms: number): EmchatError =>
    new Class(`took longer than its ${Class.kind} of ${ms} ms`, state);
  const onAbort = (): void => interrupt?.();
  caller?.addEventListener("abort", onAbort);

  const wait = <T>(ms: number, work?: () => Promise<T>, overdue?: () => EmchatError): Promise<T> =>
    new Promise((resolve, reject) => {
      let waiting = true;
      const end = <Result>(settle: (result: Result) => void, result: Result): void => {
        if (!waiting) return;
        waiting = false;
        interrupt = undefined;
        clearTimeout(timer);
        settle(result);
      };
      const cut = (error: EmchatError): void => {
        ended = error;
        end(reject, error);
        controller.abort(error);
        controller = new AbortController();
      };
      const timer =
        ms > LONGEST_TIMER
          ? undefined
          : setTimeout(() => (overdue ? cut(overdue()) : end(resolve, undefined as T)), ms);
      interrupt = () => cut(new EmchatAbortedError("aborted by its signal", { ...state, cause: caller?.reason }));
      if (caller?.aborted) return interrupt();
      if (overdue && ms <= 0) return cut(overdue());
      work?.().then(
        (value) => end(resolve, value),
        (error: unknown) => end(reject, error),
      );
    });

  return {
    get signal() {
      return controller.signal;
    },
    get ended() {
      return ended;
    },
    remaining,
    run: (work, timeout) => {
      const left = remaining();
      return wait(Math.min(timeout, left), work, () =>
        left > timeout ? tooLong(EmchatTimeoutError, timeout) : tooLong(EmchatDeadlineError, deadline),
      );
    },
    sleep: wait<void>,
    close: () => caller?.removeEventListener("abort", onAbort),
  };
}
