import { describe, expect, it } from "vitest";
import { createSeenTargets } from "../src/bulk/seen-targets.ts";

describe("which targets came before", () => {
  it("is known of 200,000, and of nobody else", () => {
    const seen = createSeenTargets();
    for (let index = 0; index < 200_000; index += 1) expect(seen.add(`user${index}`)).toBe(true);
    for (let index = 0; index < 200_000; index += 1) expect(seen.add(`user${index}`)).toBe(false);
    expect(seen.add("user200000")).toBe(true);
  });

  it("is known of the latest ones at least, where there are more than it has places for", () => {
    const seen = createSeenTargets(1024);
    for (let index = 0; index < 100_000; index += 1) expect(seen.add(`user${index}`)).toBe(true);
    for (let index = 99_999; index > 99_999 - 768; index -= 1) expect(seen.add(`user${index}`)).toBe(false);
  });
});
