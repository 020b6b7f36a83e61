import { diff, gt } from "semver";

/** How large a step a release is, or has to be. */
export type ReleaseStep = "none" | "patch" | "minor" | "major";

const SIZE: Record<ReleaseStep, number> = { none: 0, patch: 1, minor: 2, major: 3 };

/** The step from one version to the next; none when the next one is not higher. */
export function stepBetween(released: string, next: string): ReleaseStep {
  if (!gt(next, released)) return "none";
  const step = diff(released, next) ?? "none";
  return step.replace(/^pre(?=major|minor|patch)/, "") as ReleaseStep;
}

/** The step that a breaking change asks for: `^0.1.0` keeps out 0.2.0, and `^1.0.0` keeps out 2.0.0. */
export function breakingStep(released: string): ReleaseStep {
  return released.startsWith("0.") ? "minor" : "major";
}

export function isEnough(declared: ReleaseStep, asked: ReleaseStep): boolean {
  return SIZE[declared] >= SIZE[asked];
}
