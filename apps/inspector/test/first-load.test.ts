// @module-tag browser
import { describe, expect, test } from "vitest";
import { firstLoad } from "./harness/first-load.ts";

/** In bytes, as gzip sends them. */
const LARGEST_FIRST_LOAD = { en: 110_000, zh: 112_500 } as const;

function sum(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((total, size) => total + size, 0);
}

describe("the first load", () => {
  test("takes at most 110 kB in English", () => {
    expect(sum(firstLoad())).toBeLessThanOrEqual(LARGEST_FIRST_LOAD.en);
  });

  test("takes at most 112.5 kB in Chinese", () => {
    expect(sum(firstLoad(["src/i18n/zh.ts"]))).toBeLessThanOrEqual(LARGEST_FIRST_LOAD.zh);
  });

  test("has none of the screens that come later", () => {
    expect(
      [...firstLoad().keys()].filter((file) => /request|presence|reference|compose|conversation|coverage/.test(file)),
    ).toEqual([]);
  });
});
