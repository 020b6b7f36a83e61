import type { Bump, Change } from "./change.ts";
import { higher } from "./findings.ts";

/** The bump that all changes together ask for; `none` when there are none. */
export function highestBump(changes: readonly Change[]): Bump | "none" {
  const [first, ...others] = changes.map(({ bump }) => bump);
  return first === undefined ? "none" : others.reduce(higher, first);
}

/**
 * The bump that a change asks of this version. While the major version is 0, a breaking change asks for a minor version:
 * that is what `^0.1.0` keeps out (Semantic Versioning 2.0.0, item 4).
 */
export function bumpAt(version: string, bump: Bump): Bump {
  return bump === "major" && /^v?0\./.test(version) ? "minor" : bump;
}
