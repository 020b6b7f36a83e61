/** Everything that bounds what a caller can make the server do or keep. Sizes are bytes, times are milliseconds. */

/** The largest block of request headers. */
export const MAX_HEADER_BYTES = 16_384;
/** The most request headers. */
export const MAX_HEADERS = 200;
/** The longest time from the first byte of a request to the end of its headers. */
export const HEADERS_TIMEOUT_MS = 10_000;
/** The longest time from the first byte of a request to the end of its body. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** How long a connection may be idle between two requests. */
export const KEEP_ALIVE_TIMEOUT_MS = 60_000;
/** How often connections are checked against the timeouts above. */
export const TIMEOUT_CHECK_INTERVAL_MS = 1_000;
/** How long a caller may take to read a reply before its connection is closed. */
export const WRITE_TIMEOUT_MS = 60_000;
/** The most open connections; further ones are closed at once. */
export const MAX_CONNECTIONS = 2_000;
/** The most requests that wait for an answer. Beyond it a connection that has one waiting and asks again is closed. */
export const MAX_OPEN_REQUESTS = 4_000;
/** The most of a body that is kept. The contract's own limit is smaller and is judged by the emulator. */
export const MAX_BODY_BYTES = 1_048_576;
/** How much of a body that is too large is still read, so that its sender gets to see the answer. */
export const MAX_DISCARDED_BYTES = 16_777_216;
/** How long running requests may take to end when the server stops: the process is to be gone within 5 s. */
export const DRAIN_TIMEOUT_MS = 4_000;
/** How long a proxied call may be without progress on the upstream's side. */
export const UPSTREAM_TIMEOUT_MS = 30_000;
/** The same as the request timeout above where bodies are passed on, at the pace of the upstream. */
export const PROXIED_REQUEST_TIMEOUT_MS = 600_000;

/** How long the receiver of a callback may take to answer. */
export const CALLBACK_TIMEOUT_MS = 10_000;
/** The most callbacks that wait for their turn; further ones are dropped. */
export const MAX_WAITING_CALLBACKS = 1_000;

/** Limits that a caller of the library, or a test, may change. */
export interface ShellLimits {
  readonly headerBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly timeoutCheckIntervalMs: number;
  readonly writeTimeoutMs: number;
  readonly connections: number;
  readonly openRequests: number;
  readonly bodyBytes: number;
  readonly discardedBytes: number;
  readonly drainTimeoutMs: number;
  readonly upstreamTimeoutMs: number;
  readonly callbackTimeoutMs: number;
  readonly waitingCallbacks: number;
}

export const DEFAULT_LIMITS: ShellLimits = Object.freeze({
  headerBytes: MAX_HEADER_BYTES,
  headersTimeoutMs: HEADERS_TIMEOUT_MS,
  requestTimeoutMs: REQUEST_TIMEOUT_MS,
  keepAliveTimeoutMs: KEEP_ALIVE_TIMEOUT_MS,
  timeoutCheckIntervalMs: TIMEOUT_CHECK_INTERVAL_MS,
  writeTimeoutMs: WRITE_TIMEOUT_MS,
  connections: MAX_CONNECTIONS,
  openRequests: MAX_OPEN_REQUESTS,
  bodyBytes: MAX_BODY_BYTES,
  discardedBytes: MAX_DISCARDED_BYTES,
  drainTimeoutMs: DRAIN_TIMEOUT_MS,
  upstreamTimeoutMs: UPSTREAM_TIMEOUT_MS,
  callbackTimeoutMs: CALLBACK_TIMEOUT_MS,
  waitingCallbacks: MAX_WAITING_CALLBACKS,
});
