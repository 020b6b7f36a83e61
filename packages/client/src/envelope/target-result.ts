import type { Envelope } from "./envelope.ts";

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
  /** It stood in a map from targets: a word is all that the service said. */
  readonly mapped?: true;
}

/** One target's result, as far as it is one. */
interface Result {
  readonly result_code?: unknown;
  readonly result_content?: unknown;
}

/**
 * Reads one target's result out of `data`: in the shape of July 2014, an array of `{ target_name?, result_code, result_content }`, or in
 * that of two days later, a map from targets to a word each. `undefined`: there is none for this target, or two, or it is of another shape.
 */
export function readTarget(data: unknown, target: string): TargetReply | undefined {
  // a name is the same in upper and lower case
  const isTarget = (name: unknown): boolean => typeof name === "string" && name.toLowerCase() === target.toLowerCase();
  if (Array.isArray(data)) {
    // sends name no target
    const result: Result | undefined =
      data.find((each) => isTarget(each?.target_name)) ??
      (data.length === 1 && data[0]?.target_name === undefined ? data[0] : undefined);
    const code = result?.result_code;
    return Number.isInteger(code)
      ? { target, code: code as number, content: Object(result?.result_content) }
      : undefined;
  }
  const [name, another] = Object.keys(data ?? {}).filter(isTarget);
  return name === undefined || another !== undefined
    ? undefined
    : { target, code: 200, content: { result: (data as Envelope)[name] }, mapped: true };
}
