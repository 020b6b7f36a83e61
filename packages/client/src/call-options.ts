/** What every call takes last. Times are in milliseconds. */
export interface CallOptions {
  /** Ends the call, whatever it is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /** The most that one attempt may take, its reply's body included. The client's own by default. */
  readonly timeout?: number | undefined;
  /** The most that the call may take, with all its waits and attempts. The client's own by default. */
  readonly deadline?: number | undefined;
}
