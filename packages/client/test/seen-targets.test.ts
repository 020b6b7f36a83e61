import { describe, expect, it } from "vitest";
import { createSeenTargets } from "../src/bulk/seen-targets.ts";

/** How many of the targets from one number to another did not come before. */
function newOnes(seen: ReturnType<typeof createSeenTargets>, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index += 1) if (seen.add(`user${index}`)) count += 1;
  return count;
}

describe("which targets came before", () => {
  it("is known of 200,000, and of nobody else", () => {
    const seen = createSeenTargets();
    expect(newOnes(seen, 0, 200_000)).toBe(200_000);
    expect(newOnes(seen, 0, 200_000)).toBe(0);
    expect(seen.add("user200000")).toBe(true);
  });

  it("is known of the latest ones at least, where there are more than it has places for", () => {
    const seen = createSeenTargets(1024);
    expect(newOnes(seen, 0, 100_000)).toBe(100_000);
    expect(newOnes(seen, 100_000 - 768, 100_000)).toBe(0);
  });
});
