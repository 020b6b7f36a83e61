import { describe, expect, test } from "vitest";
import type { RunResult } from "../src/run/result.ts";
import { runContract } from "../src/run/runner.ts";
import { loadSpec } from "../src/spec/spec.ts";
import { aroundList } from "./reference/faults/around-list.ts";
import { asideList } from "./reference/faults/aside-list.ts";
import type { Fault } from "./reference/faults/fault.ts";
import { holdOutList } from "./reference/faults/hold-out-list.ts";
import { mainList } from "./reference/faults/main-list.ts";
import type { Mode, Parts } from "./reference/parts.ts";
import { profileOf, tokenOf } from "./reference/profile.ts";
import { startReference } from "./reference/start-reference.ts";

const TIMEOUT = 120_000;

/** Lateness is not what is tried here, and whoever else works on this machine is not to be blamed on a server. In ms. */
const patience = { slowAfterMs: 60_000, timeoutMs: 60_000 };

const spec = await loadSpec();

/** `once`: nothing more is sent after the first failure. */
async function judge(mode: Mode, parts?: Partial<Parts>, once = false): Promise<RunResult> {
  const reference = await startReference(mode, parts);
  const enough = new AbortController();
  try {
    const [profile, token] = [{ ...profileOf(reference, mode), ...patience }, tokenOf(reference, "good")];
    return await runContract({
      ...{ url: reference.url, token, profile, spec, signal: enough.signal },
      onProgress: (_done, _total, failed) => {
        if (once && failed > 0) enough.abort();
      },
    });
  } finally {
    await reference.close();
  }
}

/** One fault of each kind; those that cost time are left to the benchmark, which runs all of all lists. */
const faults = [
  ...new Map([...aroundList, ...mainList].reverse().map((fault): [string, Fault] => [fault.kind, fault])).values(),
].filter(({ kind }) => kind !== "timing");

describe("A right server", () => {
  test.each(["strict", "forgiving"] as const)(
    "in %s mode is blamed for nothing",
    { timeout: TIMEOUT },
    async (mode) => {
      const { failures, verdict, judged } = await judge(mode);
      expect(failures.map(({ first }) => [first.check, first.id])).toEqual([]);
      expect(verdict).toBe("kept");
      expect(judged).toBeGreaterThan(1000);
    },
  );
});

describe("A server is caught when", () => {
  test.each(faults)("$about", { timeout: TIMEOUT }, async ({ mode = "strict", parts }) => {
    const { verdict, failures } = await judge(mode, parts(), true);
    expect(failures.length).toBeGreaterThan(0);
    expect(verdict).toBe("broken");
  });
});

test("The lists have at least 250 faults, each under a name of its own, a third of them held out", () => {
  const [open, held] = [
    [...mainList, ...aroundList],
    [...holdOutList, ...asideList],
  ];
  const all = [...open, ...held];
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(held.length).toBeGreaterThanOrEqual(all.length / 3);
});
