import { makeError } from "../errors/error-class.ts";
import type { BulkTarget } from "./bulk-target.ts";
import { type Checkpoint, EMPTY_HASH, type RunIdentity } from "./checkpoint.ts";

const LISTS = ["pending", "again", "unreported"] as const;
const COUNTS = ["delivered", "rejected", "unknown"] as const;
const HASHES = 2 ** 32;

/**
 * Checks a checkpoint by itself: its form, whether it belongs to this run, and whether its figures can be true together.
 *
 * @throws EmchatConfigurationError that says what of the checkpoint does not fit.
 */
export function checkResume(from: Checkpoint, identity: RunIdentity): void {
  const { operation } = identity;
  const fault = !isCheckpoint(from)
    ? "is no checkpoint of this version: give back, whole, what `onCheckpoint` gave"
    : from.operation !== operation
      ? `belongs to ${from.operation}, not to ${operation}`
      : from.tenant !== identity.tenant
        ? `belongs to ${from.tenant}, not to ${identity.tenant}`
        : from.message !== identity.message
          ? "belongs to another message: send the same one, or begin anew without `resumeFrom`"
          : faultOfFigures(from);
  if (fault) throw makeError("configuration", `\`resumeFrom\` ${fault}`, { operation });
}

/** The targets that a checkpoint lists, by their place. */
export function listedTargets(from: Checkpoint): Map<number, BulkTarget> {
  return new Map(LISTS.flatMap((list) => from[list].map((target) => [target.index, target] as const)));
}

/** Of how many targets a checkpoint says what became of them. */
export function countKnown(from: Checkpoint): number {
  return [...COUNTS.map((name) => from[name]), ...LISTS.map((list) => from[list].length)].reduce(
    (sum, each) => sum + each,
  );
}

function faultOfFigures(from: Checkpoint): string | undefined {
  const { next, hash } = from;
  const seen = new Set<number>();
  for (const list of LISTS) {
    for (const { index } of from[list]) {
      if (index >= next) return `lists index ${index} in \`${list}\`, but its \`next\` is ${next}${CHANGED}`;
      if (seen.has(index)) return `lists index ${index} twice${CHANGED}`;
      seen.add(index);
    }
  }
  if (countKnown(from) > next)
    return `says what became of ${countKnown(from)} targets, but its \`next\` is ${next}${CHANGED}`;
  if (next === 0 && hash !== EMPTY_HASH) return `has read no target, but has a \`hash\` of some${CHANGED}`;
  return undefined;
}

/** What to do about one that cannot be true. */
export const CHANGED = ": it was changed since it was written, give back what `onCheckpoint` gave";

function isCheckpoint(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const from = value as { readonly [Name in keyof Checkpoint]?: unknown };
  return (
    from.version === 2 &&
    LISTS.every((name) => Array.isArray(from[name]) && from[name].every(isTarget)) &&
    [from.next, ...COUNTS.map((name) => from[name])].every(isCount) &&
    isCount(from.hash) &&
    from.hash < HASHES
  );
}

function isTarget(value: unknown): boolean {
  return typeof value === "object" && value !== null && isCount((value as Partial<BulkTarget>).index);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
