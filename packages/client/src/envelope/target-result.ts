import { type Envelope, isRecord } from "./envelope.ts";

/** A target whose message the service took. */
export interface DeliveredTarget {
  /** The target as the caller wrote it. */
  readonly target: string;
  /** `true`: the service took it. */
  readonly ok: true;
  /** The service's `result_code`. */
  readonly code: 200;
  /** The message's id, where the service gave one: the documented service does not, today's does. */
  readonly messageId?: string;
}

/** A target that the service refused, inside a reply of status 200. */
export interface FailedTarget {
  /** The target as the caller wrote it. */
  readonly target: string;
  /** `false`: the service refused it. */
  readonly ok: false;
  /** The service's `result_code`; 0 where it gave none. */
  readonly code: number;
  /** What the service said, where it said something. */
  readonly reason?: string;
  /** Whether the same message may do better later: `true` for 429 and 503. */
  readonly retryable: boolean;
}

/** What became of one target. */
export type TargetResult = DeliveredTarget | FailedTarget;

/** What the service said of one target. */
export interface TargetReply {
  /** The target as the caller wrote it. */
  readonly target: string;
  /** Its `result_code`: 200 where it was taken, 0 where there is none. */
  readonly code: number;
  /** Its `result_content`. */
  readonly content: Envelope;
}

/**
 * Reads one target's result out of `data` in the shape of July 2014, an array of `{ target_name?, result_code, result_content }`.
 * `undefined`: there is none for this target, or it is of another shape.
 */
export function readTarget(data: unknown, target: string): TargetReply | undefined {
  if (!Array.isArray(data)) return undefined;
  const results = data.filter(isRecord);
  // sends name no target; a name is the same in upper and lower case
  const result =
    results.find(({ target_name: name }) => typeof name === "string" && name.toLowerCase() === target.toLowerCase()) ??
    (results.length === 1 && results[0]?.["target_name"] === undefined ? results[0] : undefined);
  const code = result?.["result_code"];
  if (!Number.isInteger(code)) return undefined;
  const content = result?.["result_content"];
  return { target, code: Number(code), content: isRecord(content) ? content : {} };
}
