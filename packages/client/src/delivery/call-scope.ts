import type { EmchatError, ErrorDetails } from "../errors/emchat-error.ts";
import { EmchatAbortedError, EmchatDeadlineError, EmchatTimeoutError } from "../errors/error-classes.ts";

/** The longest time that a timer can wait, in milliseconds: 24.8 days. Whatever is longer ends then. */
const LONGEST_TIMER = 2_147_483_647;

/**
 * One call's time: every wait of the call goes through it, one at a time, and ends at once when the caller aborts or the deadline
 * passes.
 */
export class CallScope {
  /** The error with which it ended a wait the last time. */
  ended: EmchatError | undefined;
  readonly #state: ErrorDetails;
  readonly #calledAt: number;
  readonly #deadline: number;
  readonly #caller: AbortSignal | undefined;
  #aborted: { readonly cause: unknown } | undefined;
  #controller = new AbortController();
  #cut: ((error: EmchatError) => void) | undefined;

  constructor(state: ErrorDetails, calledAt: number, deadline: number, caller?: AbortSignal) {
    this.#state = state;
    this.#calledAt = calledAt;
    this.#deadline = deadline;
    this.#caller = caller;
    caller?.addEventListener("abort", this);
    if (caller?.aborted) this.handleEvent();
  }

  /** Fires when what waits now is given up. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Milliseconds until the deadline. */
  remaining(): number {
    return this.#calledAt + this.#deadline - performance.now();
  }

  /** The caller's signal fires. */
  handleEvent(): void {
    this.abort(this.#caller?.reason);
  }

  /** Ends what waits now, and whatever would wait later. */
  abort(cause?: unknown): void {
    this.#aborted = { cause };
    this.#cut?.(new EmchatAbortedError("aborted by its signal", { ...this.#state, cause }));
  }

  /** Waits for work that was given `signal`, `timeout` at most. */
  run<T>(work: () => Promise<T>, timeout: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const left = this.remaining();
      const ms = Math.min(timeout, left);
      const overdue = (): void => {
        const [Class, limit] =
          left > timeout ? ([EmchatTimeoutError, timeout] as const) : ([EmchatDeadlineError, this.#deadline] as const);
        this.#cut?.(new Class(`took longer than its ${Class.kind} of ${limit} ms`, this.#state));
      };
      this.#cut = (error) => {
        clearTimeout(timer);
        this.ended = error;
        reject(error);
        this.#controller.abort(error);
        this.#controller = new AbortController();
      };
      if (this.#aborted) this.abort(this.#aborted.cause);
      else if (ms <= 0) overdue();
      else {
        work().then(
          (value) => {
            clearTimeout(timer);
            resolve(value);
          },
          (error) => {
            clearTimeout(timer);
            reject(error);
          },
        );
        if (ms <= LONGEST_TIMER) timer = setTimeout(overdue, ms);
      }
    });
  }

  /** Takes the listener off the caller's signal. */
  close(): void {
    this.#caller?.removeEventListener("abort", this);
  }
}
