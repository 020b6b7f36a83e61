import type { Outcome } from "./errors/emchat-error.ts";
import type { OperationId } from "./operation-data.ts";
import { tell } from "./tell.ts";

/** What a log line may hold: this list, and nothing else. No header, no URL, no target, no message. Times are in milliseconds. */
export interface LogFields {
  /** The operation of the contract. */
  readonly operation: OperationId;
  /** How often the call tried to send its request. */
  readonly attempts: number;
  /** What became of the latest request, where it failed. */
  readonly outcome?: Outcome | undefined;
  /** The reply's HTTP status. */
  readonly status?: number | undefined;
  /** The error's kind. */
  readonly kind?: string | undefined;
  /** The reply's `x-request-id`. */
  readonly requestId?: string | undefined;
  /** The latest attempt's time. */
  readonly attemptMs?: number | undefined;
  /** The call's time. */
  readonly totalMs?: number | undefined;
  /** The wait before the next attempt. */
  readonly waitMs?: number | undefined;
}

/** Where the client logs; `console` is one. A level that is missing is not logged. */
export interface Logger {
  /** Every delivered call. */
  debug?(message: string, fields: LogFields): void;
  /** A refused token that is replaced. */
  info?(message: string, fields: LogFields): void;
  /** An attempt that is made again. */
  warn?(message: string, fields: LogFields): void;
  /** A call that failed. */
  error?(message: string, fields: LogFields): void;
}

/** Logs, and lets no logger break a delivery. */
export function log(logger: Logger | undefined, level: keyof Logger, message: string, fields: LogFields): void {
  tell(() => logger?.[level]?.(message, fields));
}
