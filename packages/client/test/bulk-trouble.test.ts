import { describe, expect, it } from "vitest";
import type { BulkProgress, RateLimiter } from "../src/index.ts";
import { collect, names, storedAs, targetOf } from "./service/bulk-lists.ts";
import { CLOSED_PORT, json, type LocalService, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const QUICK = { retry: { baseDelay: 5, maxDelay: 20 } } as const;

/** A service that has a trouble of its own now and then. */
async function startTroubled(
  trouble: () => [number, string] | undefined,
): Promise<LocalService & { readonly received: ReadonlyMap<string, number> }> {
  const received = new Map<string, number>();
  const service = await startService((seen, _nth, response) => {
    const now = trouble();
    if (now) return json(response, now[0], refusal(now[1]));
    const target = targetOf(seen.path);
    received.set(target, (received.get(target) ?? 0) + 1);
    json(response, 200, sent);
  });
  return Object.assign(service, { received });
}

describe("a bulk send before trouble that concerns everybody", () => {
  it.each([
    [401, "expired_token"],
    [403, "forbidden"],
    [429, "reach_limit"],
    [503, "service_unavailable"],
  ])("%i pauses, says so, tries with one target, and goes on", async (status, code) => {
    let over = Infinity;
    let asked = 0;
    const service = await startTroubled(() => {
      // until all that were under way were refused, and a few that tried
      if (over === Infinity || (asked >= 12 && performance.now() > over)) return undefined;
      asked += 1;
      return [status, code];
    });
    const told: BulkProgress[] = [];
    const run = service.client(QUICK).users.sendMany(names(120), "hi", {
      concurrency: 8,
      onProgress: (progress) => void told.push(progress),
    });
    let count = 0;
    for await (const result of run) {
      expect(result.ok).toBe(true);
      count += 1;
      if (count === 30) over = performance.now() + 150;
    }
    expect(count).toBe(120);
    const paused = told.filter((progress) => progress.state === "paused");
    expect(paused.length).toBeGreaterThan(0);
    expect(paused[0]?.trouble).toMatchObject({ status, code });
    expect(told.at(-1)).toMatchObject({ state: "ended", trouble: undefined, delivered: 120 });
    // those that were under way, and one at a time
    expect(asked).toBeLessThan(120);
    expect([...service.received.values()].filter((times) => times > 1)).toEqual([]);
  });

  it("waits as long as the service asks", async () => {
    const service = await startService((_seen, nth, response) =>
      nth === 1
        ? json(response, 503, refusal("service_unavailable"), { "retry-after": "1" })
        : json(response, 200, sent),
    );
    await service.client(QUICK).users.sendMany(names(5), "hi", { concurrency: 1 });
    const [first, second] = service.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(service.seen).toHaveLength(6);
  });

  it("gives up after the time it was given, with everybody who is left on the list, and a resume loses nobody", async () => {
    const options = { baseUrl: `http://127.0.0.1:${CLOSED_PORT}`, ...QUICK };
    const service = await startService();
    const run = service.client(options).users.sendMany(names(60), "hi", { giveUpAfter: 100 });
    const summary = await run;
    expect(summary).toMatchObject({ ended: "gaveUp", delivered: 0, rejected: 0, unknown: 0, notSent: 60 });
    expect(summary.error).toMatchObject({ kind: "connection", outcome: "not-sent" });
    expect(summary.error?.message).toMatch(/^gave up after 100 ms/);

    // the same service at its new address
    const resumeFrom = storedAs(run.checkpoint());
    expect(await service.client().users.sendMany(names(60), "hi", { resumeFrom })).toMatchObject({ delivered: 60 });
    expect(new Set(service.seen.map((seen) => targetOf(seen.path)))).toEqual(new Set(names(60)));
  });

  it("throws to whoever iterates when it gives up", async () => {
    const service = await startTroubled(() => [401, "unauthorized"]);
    const run = service.client(QUICK).users.sendMany(names(5), "hi", { giveUpAfter: 50 });
    await expect(collect(run)).rejects.toMatchObject({ kind: "authentication", status: 401, code: "unauthorized" });
    expect(run.checkpoint()).toMatchObject({ pending: [], rejected: 0, unknown: 0 });
    expect(run.checkpoint()?.again).toHaveLength(5);
  });

  it("has everybody on the list in the checkpoint of a pause, so that a kill in an outage costs nobody", async () => {
    const service = await startService();
    const stored: string[] = [];
    const run = service
      .client({ baseUrl: `http://127.0.0.1:${CLOSED_PORT}`, ...QUICK })
      .users.sendMany(names(60), "hi", {
        concurrency: 5,
        checkpointEvery: 7,
        onCheckpoint: (checkpoint) => {
          // after a number of tries, however long they take
          if (stored.push(JSON.stringify(checkpoint)) === 20) run.abort();
        },
      });
    expect(await run).toMatchObject({ ended: "aborted", notSent: 60 });
    // from the first refusal on, one target at most is in doubt at any time
    const inDoubt = stored.map((text) => storedAs(JSON.parse(text)).pending.length);
    const refusedAt = inDoubt.indexOf(0);
    expect(inDoubt.length - refusedAt).toBeGreaterThan(3);
    expect(Math.max(...inDoubt.slice(refusedAt))).toBe(1);
    expect(storedAs(JSON.parse(stored.at(-1) ?? ""))).toMatchObject({ pending: [], rejected: 0, unknown: 0 });
  });

  it("burns nothing when a limiter that many share is away", async () => {
    let away = true;
    let asked = 0;
    const limiter: RateLimiter = {
      acquire: () => {
        asked += 1;
        return away ? Promise.reject(new Error("redis is gone")) : undefined;
      },
      report: () => {},
      state: () => ({ pausedForMs: 0, operations: {} }),
    };
    const service = await startService();
    setTimeout(() => {
      away = false;
    }, 100);
    const run = service.client({ ...QUICK, rate: limiter }).users.sendMany(names(500), "hi");
    expect(await run).toMatchObject({ ended: "complete", delivered: 500 });
    expect(asked).toBeLessThan(600);
    expect(service.seen).toHaveLength(500);
  });

  it("burns nothing when the source of tokens is away", async () => {
    let away = true;
    const token = async (): Promise<string> => {
      if (away) throw new Error("the vault is sealed");
      return "YWMt-test-token-0123456789";
    };
    const service = await startService();
    setTimeout(() => {
      away = false;
    }, 100);
    expect(await service.client({ ...QUICK, token }).users.sendMany(names(50), "hi")).toMatchObject({ delivered: 50 });
  });

  it("does not let the wait for a turn use up anybody's time", async () => {
    const service = await startService();
    const deadline = 2500;
    // the last ones wait longer for their turn than anybody has for all
    const client = service.client({ rate: { sendMessageToUser: { requests: 10, perMs: 1500 } }, deadline });
    const summary = await client.users.sendMany(names(30), "hi", { concurrency: 30 });
    expect(summary).toMatchObject({ ended: "complete", delivered: 30 });
    expect(service.seen.at(-1)?.at).toBeGreaterThan(deadline);
  });

  it("books what only one target meets again and again as that target's own, and does not hold up the others", async () => {
    const asked = new Map<string, number>();
    const service = await startService((seen, _nth, response) => {
      const target = targetOf(seen.path);
      asked.set(target, (asked.get(target) ?? 0) + 1);
      if (target === "user5") json(response, 401, refusal("unauthorized"));
      else setTimeout(() => json(response, 200, sent), 5);
    });
    const run = service.client(QUICK).users.sendMany(names(20), "hi", { concurrency: 8 });
    const failed = (await collect(run)).filter((result) => !result.ok);
    expect(failed).toMatchObject([{ target: "user5", error: { kind: "authentication", outcome: "rejected" } }]);
    expect(run.unknown).toEqual([]);
    expect(asked.get("user5")).toBe(5);
    expect([...asked.values()].filter((times) => times > 1)).toEqual([5]);
  });

  it("pauses behind a gateway's 503 as well, of which nobody knows what it means, and does not send to that target again", async () => {
    let over = Infinity;
    let refused = 0;
    const service = await startService((_seen, _nth, response) => {
      // until all that were under way were refused, and a few that tried
      const down = over !== Infinity && (refused < 8 || performance.now() < over);
      if (!down) return json(response, 200, sent);
      refused += 1;
      response.writeHead(503, { "content-type": "text/html" }).end("<html>");
    });
    const run = service.client(QUICK).users.sendMany(names(60), "hi", { concurrency: 4 });
    let count = 0;
    for await (const _ of run) {
      count += 1;
      if (count === 20) over = performance.now() + 100;
    }
    expect(count).toBe(60);
    expect(run.unknown).toHaveLength(refused);
    expect(run.unknown.length).toBeLessThan(40);
    expect(service.seen).toHaveLength(60);
  });
});
