import { beforeAll, expect, test } from "vitest";
import { type Comparison, compare } from "./compare.ts";
import { differences } from "./differences.ts";

const REQUESTS = 20_000;
let comparison: Comparison;

beforeAll(async () => {
  comparison = await compare(REQUESTS, 1);
});

test(`the mock answers ${REQUESTS} generated requests as Prism's own engine does, but for a written list of differences`, () => {
  expect(comparison.samples).toEqual([]);
  expect(comparison.disagreements).toBe(0);
  // Most need no excuse at all, or the list has grown into a second opinion.
  expect(comparison.agreed).toBeGreaterThan(REQUESTS / 2);
});

test("every entry of the list is needed by some request", () => {
  const stale = differences.filter(({ id }) => comparison.explained.get(id) === 0);
  expect(stale.map(({ id }) => id)).toEqual([]);
});

test("the requests reach every kind of answer", () => {
  const reached = [...comparison.statuses.keys()].sort();
  expect(reached).toEqual(["200", "204", "400", "401", "403", "404", "405", "413", "415", "429", "500", "503"]);
});
