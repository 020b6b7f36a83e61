import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { type BulkResult, isEmchatError, keepToken } from "../src/index.ts";
import { collect, names, storedAs, targetOf } from "./service/bulk-lists.ts";
import { json, type LocalService, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

/** A service that takes its time. */
const startSlowService = (ms: number): Promise<LocalService> =>
  startService((_seen, _nth, response) => void setTimeout(() => json(response, 200, sent), ms));

/** Whoever was sent to, and whoever the resumed run says was delivered, over both runs. */
async function resumeAndCount(service: LocalService, before: readonly BulkResult[], count: number, from: unknown) {
  const resumed = service.client().users.sendMany(names(count), "hi", { resumeFrom: storedAs(from as never) });
  const results = [...before, ...(await collect(resumed))];
  const requested = service.seen.map((seen) => targetOf(seen.path));
  return {
    delivered: results.filter((result) => result.ok).length,
    twice: requested.length - new Set(requested).size,
    missing: names(count).filter((name) => !requested.includes(name)),
    unknown: resumed.unknown.length,
  };
}

describe("a bulk send that ends early waits for what is on the wire", () => {
  it("when the loop over it is left", async () => {
    const service = await startSlowService(60);
    const run = service.client().users.sendMany(names(100), "hi", { concurrency: 10 });
    const before: BulkResult[] = [];
    for await (const result of run) {
      before.push(result);
      if (before.length === 12) break;
    }
    expect(run.state).toBe("ended");
    expect(run.unknown).toEqual([]);
    expect(await run).toMatchObject({ ended: "aborted", unknown: 0, error: undefined });
    const arrived = service.seen.length;
    expect(arrived).toBeLessThan(100);
    expect(run.checkpoint()).toMatchObject({ pending: [], delivered: 12 });
    expect(run.checkpoint()?.unreported).toHaveLength(arrived - 12);
    expect(await resumeAndCount(service, before, 100, run.checkpoint())).toEqual({
      delivered: 100,
      twice: 0,
      missing: [],
      unknown: 0,
    });
  });

  it("when its signal fires, and resumes with nobody lost and nobody twice", async () => {
    const service = await startSlowService(30);
    const controller = new AbortController();
    const run = service.client().users.sendMany(names(200), "hi", { concurrency: 8, signal: controller.signal });
    const before: BulkResult[] = [];
    const thrown = await (async () => {
      for await (const result of run) {
        before.push(result);
        if (before.length === 60) controller.abort(new Error("SIGTERM"));
      }
    })().catch((error: unknown) => error);
    expect(isEmchatError(thrown, "aborted")).toBe(true);
    expect(thrown).toMatchObject({ outcome: "not-sent", cause: { message: "SIGTERM" } });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(run.unknown).toEqual([]);
    // whoever iterates gets what was on the wire, too
    expect(before).toHaveLength(service.seen.length);
    expect(await resumeAndCount(service, before, 200, run.checkpoint())).toEqual({
      delivered: 200,
      twice: 0,
      missing: [],
      unknown: 0,
    });
  });

  it("when it is told to, with a summary of where it stands", async () => {
    const service = await startSlowService(20);
    const run = service.client().users.sendMany(names(100), "hi", { concurrency: 5 });
    const ended = Promise.resolve(run);
    await expect.poll(() => service.seen.length).toBeGreaterThan(10);
    run.abort();
    const summary = await ended;
    expect(summary).toMatchObject({ ended: "aborted", unknown: 0, rejected: 0, error: { kind: "aborted" } });
    expect(summary.delivered).toBe(service.seen.length);
    expect(summary.notSent).toBe(100 - service.seen.length);
    expect(summary.checkpoint).toMatchObject({ pending: [], unreported: [] });
  });

  it("but not when it is told to end now: what was on the wire is of unknown outcome then, and the error says so", async () => {
    const service = await startService(() => {});
    const controller = new AbortController();
    const run = service.client().users.sendMany(names(100), "hi", { concurrency: 5, signal: controller.signal });
    const ended = Promise.resolve(run);
    await expect.poll(() => service.seen.length).toBe(5);
    controller.abort("now");
    expect(await ended).toMatchObject({
      ended: "aborted",
      delivered: 0,
      unknown: 5,
      notSent: 95,
      error: { kind: "aborted", outcome: "unknown" },
    });
    expect(run.unknown).toHaveLength(5);
  });

  it("but not when it is told to end now after all: its error says of what was cut that nobody knows", async () => {
    const service = await startService(() => {});
    const run = service.client().users.sendMany(names(100), "hi", { concurrency: 5 });
    const ended = Promise.resolve(run);
    await expect.poll(() => service.seen.length).toBe(5);
    run.abort();
    run.abort("now");
    expect(await ended).toMatchObject({ ended: "aborted", unknown: 5, error: { kind: "aborted", outcome: "unknown" } });
  });

  it("when its targets fail, and throws what they threw", async () => {
    function* broken(): Generator<string> {
      yield* names(20);
      throw new Error("the database went away");
    }
    const service = await startSlowService(30);
    const run = service.client().users.sendMany(broken(), "hi");
    const before: BulkResult[] = [];
    const iterated = async (): Promise<void> => {
      for await (const result of run) before.push(result);
    };
    await expect(iterated()).rejects.toThrow("the database went away");
    expect(run.unknown).toEqual([]);
    expect(await resumeAndCount(service, before, 40, run.checkpoint())).toMatchObject({
      delivered: 40,
      twice: 0,
      missing: [],
      unknown: 0,
    });
    await expect(service.client().users.sendMany(broken(), "hi")).rejects.toThrow("the database went away");
  });

  it("when a checkpoint cannot be stored, and throws what the store threw", async () => {
    const service = await startSlowService(30);
    let stores = 0;
    const onCheckpoint = (): void => {
      stores += 1;
      if (stores >= 3) throw new Error("the disk is full");
    };
    const run = service.client().users.sendMany(names(100), "hi", { checkpointEvery: 10, onCheckpoint });
    await expect(run).rejects.toThrow("the disk is full");
    expect(run.unknown).toEqual([]);
    expect(service.seen).toHaveLength(run.checkpoint()?.delivered ?? Number.NaN);
  });

  it("when a token is refused for good", async () => {
    let good = true;
    const service = await startService((_seen, nth, response) => {
      if (nth >= 20) good = false;
      const wellThen = good;
      setTimeout(() => json(response, wellThen ? 200 : 401, wellThen ? sent : refusal("expired_token")), 20);
    });
    const token = keepToken(async () => ({ token: "YWMt-test-token-0123456789" }));
    const run = service
      .client({ token, retry: { baseDelay: 5, maxDelay: 10 } })
      .users.sendMany(names(100), "hi", { concurrency: 8, giveUpAfter: 60 });
    expect(await run).toMatchObject({ ended: "gaveUp", delivered: 19, unknown: 0, rejected: 0, notSent: 81 });
  });
});

describe("a bulk send that ends early", () => {
  it("before its first request leaves everything to a resume", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(10), "hi", { signal: AbortSignal.abort() });
    await expect(collect(run)).rejects.toMatchObject({ kind: "aborted" });
    expect(service.seen).toHaveLength(0);
    expect(
      await collect(service.client().users.sendMany(names(10), "hi", { resumeFrom: storedAs(run.checkpoint()) })),
    ).toHaveLength(10);
  });

  it("does not wait for targets that never come", async () => {
    async function* endless(): AsyncGenerator<string> {
      yield "user0";
      await new Promise(() => {});
    }
    const service = await startService();
    const controller = new AbortController();
    const run = service.client().users.sendMany(endless(), "hi", { signal: controller.signal });
    const collected = collect(run);
    await expect.poll(() => service.seen.length).toBe(1);
    controller.abort();
    await expect(collected).rejects.toMatchObject({ kind: "aborted" });
    expect(service.seen).toHaveLength(1);
  });

  it("does not wait for a message that never comes, nor for a turn", async () => {
    const service = await startService();
    const waiting = service.client().users.sendMany(names(5), () => new Promise<string>(() => {}));
    setTimeout(() => waiting.abort(), 30);
    expect(await waiting).toMatchObject({ ended: "aborted", notSent: 5, unknown: 0 });
    const client = service.client({ rate: { sendMessageToUser: { requests: 1, perMs: 60_000 } } });
    const queued = client.users.sendMany(names(5), "hi");
    const ended = Promise.resolve(queued);
    await expect.poll(() => service.seen.length).toBe(1);
    queued.abort();
    expect(await ended).toMatchObject({ ended: "aborted", delivered: 1, notSent: 4, unknown: 0 });
  });

  it("keeps what a run before had under way when it is stopped before it could look at the targets", async () => {
    const service = await startSlowService(20);
    const first = service.client().users.sendMany(names(50), "hi", { concurrency: 5 });
    const ended = Promise.resolve(first);
    await expect.poll(() => service.seen.length).toBeGreaterThan(5);
    first.abort("now");
    await ended;
    const from = storedAs(first.checkpoint());
    async function* never(): AsyncGenerator<string> {
      await new Promise(() => {});
    }
    const second = service.client().users.sendMany(never(), "hi", { resumeFrom: from });
    setTimeout(() => second.abort(), 30);
    await second;
    expect(second.checkpoint()).toEqual(from);
  });

  it.each([
    ["unknown", 502],
    ["failed", 404],
  ] as const)("after so many that are %s", async (kind, status) => {
    const service = await startService((_seen, _nth, response) => json(response, status, refusal("sample")));
    const run = service.client().users.sendMany(names(300), "hi", { concurrency: 4, stopAfter: { [kind]: 20 } });
    const summary = await run;
    expect(summary).toMatchObject({ ended: "stopped", error: { status } });
    const count = kind === "unknown" ? summary.unknown : summary.rejected;
    expect(count).toBeGreaterThanOrEqual(20);
    expect(count).toBeLessThan(20 + 4);
    expect(summary.notSent).toBe(300 - count);
    await expect(
      collect(service.client().users.sendMany(names(300), "hi", { stopAfter: { [kind]: 1 } })),
    ).rejects.toMatchObject({ status });
  });

  it("throws nowhere where it is sent safely", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 401, refusal("unauthorized")));
    const { safe } = service.client({ retry: { baseDelay: 5, maxDelay: 10 } });
    const run = safe.users.sendMany(names(5), "hi", { giveUpAfter: 30 });
    expect(await collect(run)).toEqual([]);
    expect(await run).toMatchObject({
      ok: true,
      value: { ended: "gaveUp", notSent: 5, error: { kind: "authentication" } },
    });
    expect(run.state).toBe("ended");
    expect(run.checkpoint()?.again).toHaveLength(5);
    const wrong = safe.users.sendMany(names(5), "hi", { concurrency: 0 });
    expect(await wrong).toMatchObject({ ok: false, error: { kind: "configuration" } });
    const stopped = safe.users.sendMany(names(5), "hi");
    setTimeout(() => stopped.abort(), 30);
    expect(await stopped).toMatchObject({ ok: true, value: { ended: "aborted" } });
  });

  it("runs once", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(1), "hi");
    await collect(run);
    await expect(collect(run)).rejects.toMatchObject({ kind: "configuration" });
  });
});
