import type { CallOptions } from "../call-options.ts";
import type { Limits } from "../limits.ts";
import type { Call } from "./call.ts";

/** Under which a call finds that it is one of many. */
export const PART_OF_RUN: unique symbol = Symbol();

/** What a bulk send tells each of its calls, beside the options of the caller. */
export interface PartOfRun {
  /** Read once, for all. */
  readonly limits: Limits;
  /** Told of the call when it begins: by its scope the run can abort it. */
  began(call: Call): void;
  /** Called right before a request goes out. @throws Error when it shall not. */
  goOut(): void;
}

/** Options of a call that stands for itself or is part of a run. */
export type GivenOptions = CallOptions & { readonly [PART_OF_RUN]?: PartOfRun };
