import type { Case } from "../cases/case.ts";
import type { FailureCode } from "./reply.ts";

/** A server that fell needs so long to stand up again, at most, in ms. */
export const RECOVERY_MS = 5_000;

/** A request without a reply whose neighbour brought the server down within this time, in ms, is innocent. */
const NEIGHBOURHOOD_MS = 2_000;

/** A request that had no reply, and what became of it when it was sent again, alone. */
export interface Suspect {
  readonly case: Case;
  readonly code: FailureCode;
  readonly message: string;
  readonly at: number;
  /** It had no reply again. */
  readonly guilty: boolean;
}

/** Knows which requests had no reply. */
export interface Suspects {
  add(suspect: Suspect): void;
  /** Requests that had a reply at the second try, and no neighbour that could have spoilt the first. */
  unexplained(): readonly Suspect[];
  /** Those that had one at the second try, told by the way. */
  innocent(): readonly Suspect[];
}

export function createSuspects(): Suspects {
  const all: Suspect[] = [];
  const explained = (suspect: Suspect): boolean =>
    // Slowness that does not come again may have been anybody's, this machine's too.
    suspect.code === "timeout" ||
    all.some((other) => other.guilty && Math.abs(other.at - suspect.at) <= NEIGHBOURHOOD_MS);
  return {
    add: (suspect) => all.push(suspect),
    unexplained: () => all.filter((suspect) => !suspect.guilty && !explained(suspect)),
    innocent: () => all.filter((suspect) => !suspect.guilty && explained(suspect)),
  };
}
