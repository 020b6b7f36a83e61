import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  type ClientOptions,
  createClient,
  createRateLimiter,
  type EmchatClient,
  type OperationId,
  type RateLimiter,
} from "../src/index.ts";
import { createOwnLimiter } from "../src/pace/own-limiter.ts";
import { names } from "./service/bulk-lists.ts";
import { answerWell, json, type LocalService, startService } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";
import { createVirtualTime } from "./service/virtual-time.ts";

/** The signal of a call that nobody aborts. */
const idle = new AbortController().signal;

/** A service that accepts `limit` requests in any rolling second, and answers the others 429 with `Retry-After: 1`. */
async function startLimitedService(limit: number): Promise<LocalService & { readonly accepted: () => number }> {
  const times: number[] = [];
  const service = await startService((seen, _nth, response) => {
    while (times[0] !== undefined && times[0] <= seen.at - 1000) times.shift();
    if (times.length >= limit) return json(response, 429, refusal("reach_limit"), { "retry-after": "1" });
    times.push(seen.at);
    accepted += 1;
    json(response, 200, seen.method === "GET" ? presence("zw123", "online") : sent);
  });
  let accepted = 0;
  return Object.assign(service, { accepted: () => accepted });
}

describe("the limiter of a client", () => {
  it("takes its pace from the contract", async () => {
    const state = await clientOf({}).rate?.state();
    expect(state?.operations).toMatchObject({
      getUserStatus: { requests: 100, perMs: 1000 },
      sendMessageToUser: { requests: 6000, perMs: 60_000 },
      sendMessageToGroup: { requests: 20, perMs: 1000 },
    });
  });

  it("can be tuned for one operation, or turned off for one or all", async () => {
    const tuned = await clientOf({ sendMessageToGroup: { requests: 5, perMs: 1000 } }).rate?.state();
    expect(tuned?.operations).toMatchObject({
      getUserStatus: { requests: 100 },
      sendMessageToGroup: { requests: 5, perMs: 1000 },
    });
    const partly = await clientOf({ getUserStatus: false }).rate?.state();
    expect(partly?.operations).not.toHaveProperty("getUserStatus");
    expect(clientOf(false).rate).toBeUndefined();
  });

  it("lets a second's worth go at once where nothing was used, and spaces what comes after it", async () => {
    const limiter = createRateLimiter({ sendMessageToGroup: { requests: 20, perMs: 1000 } });
    const startedAt = performance.now();
    const turns = Array.from({ length: 25 }, () => limiter.acquire("sendMessageToGroup", idle));
    expect(turns.filter((turn) => turn === undefined)).toHaveLength(20);
    await Promise.all(turns);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1000 + 4 * 50);
  });

  it("keeps to its limit in every window of the service's clock, whatever time requests and replies take", async () => {
    const service = await startService((seen, nth, response) => {
      setTimeout(() => answerWell(seen, nth, response), (nth * 37) % 90);
    });
    const client = service.client({ rate: { sendMessageToUser: { requests: 20, perMs: 400 } } });
    await client.users.sendMany(names(80), "hi", { concurrency: 15 });
    const arrived = service.seen.map(({ at }) => at);
    expect(arrived).toHaveLength(80);
    const shortest = Math.min(...arrived.slice(20).map((at, index) => at - (arrived[index] ?? 0)));
    expect(shortest).toBeGreaterThanOrEqual(400);
  });

  it("does not make 20 reads in parallel wait for each other", async () => {
    let together = 0;
    const waiting: (() => void)[] = [];
    const service = await startService((seen, _nth, response) => {
      waiting.push(() => answerWell(seen, 0, response));
      together = Math.max(together, waiting.length);
      if (waiting.length === 20) for (const answer of waiting.splice(0)) answer();
    });
    const client = service.client({ rate: {} });
    await Promise.all(Array.from({ length: 20 }, (_, index) => client.users.getStatus(`user${index}`)));
    expect(together).toBe(20);
  });

  it("delivers 40 concurrent messages to a service that takes 10 a second, refusing none for good", async () => {
    const service = await startLimitedService(10);
    const client = service.client({ rate: {} });
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => client.safe.users.sendMessage(`user${index}`, "hi")),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(40);
    expect(service.accepted()).toBe(40);
    // the first refusal ends the burst: all at once, 30 would be refused in the first second alone
    expect(service.seen.length).toBeLessThan(40 + 25);
  });

  it("slows the whole client after a 429, not the one call", async () => {
    let refused = 0;
    const service = await startService((seen, nth, response) => {
      if (nth === 1) {
        refused = seen.at;
        return json(response, 429, refusal("reach_limit"), { "retry-after": "1" });
      }
      json(response, 200, seen.method === "GET" ? presence("zw123", "online") : sent);
    });
    let paused = (): void => {};
    const waits = new Promise<void>((resolve) => {
      paused = resolve;
    });
    const logger = { debug: () => {}, info: () => {}, warn: paused, error: () => {} };
    const client = service.client({ rate: {}, logger });
    const first = client.groups.sendMessage("1", "hi");
    await waits;
    await Promise.all([first, client.users.getStatus("zw123"), client.users.sendMessage("zw123", "hi")]);
    for (const seen of service.seen.slice(1)) expect(seen.at - refused).toBeGreaterThanOrEqual(950);
  });

  it("asks with one request after a pause, and sends the others when that one is answered", async () => {
    const limiter = createRateLimiter({ sendMessageToUser: { requests: 100, perMs: 1000 } });
    limiter.report("sendMessageToUser", 429, 50);
    let released = 0;
    const turns = Array.from({ length: 5 }, () =>
      Promise.resolve(limiter.acquire("sendMessageToUser", idle)).then(() => {
        released += 1;
      }),
    );
    await expect.poll(() => released, { interval: 5 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(released).toBe(1);
    limiter.report("sendMessageToUser", 200, undefined);
    await Promise.all(turns);
  });

  it("gives the turn of an aborted call to the next one", async () => {
    const limiter = createRateLimiter({ sendMessageToUser: { requests: 1, perMs: 200 } });
    const controller = new AbortController();
    await limiter.acquire("sendMessageToUser", idle);
    // One after the other, so many turns would take longer than the test may.
    for (let nth = 0; nth < 500; nth += 1) void limiter.acquire("sendMessageToUser", controller.signal);
    const last = limiter.acquire("sendMessageToUser", idle);
    expect(limiter.state().operations.sendMessageToUser?.waiting).toBeGreaterThanOrEqual(500);
    controller.abort();
    await last;
    expect(limiter.state().operations.sendMessageToUser?.waiting).toBe(0);
  });

  it("never waits longer than a minute for a service that asks for years", () => {
    const limiter = createRateLimiter({ getUserStatus: { requests: 100, perMs: 1000 } });
    limiter.report("getUserStatus", 429, 1e12);
    expect(limiter.state().pausedForMs).toBeLessThanOrEqual(60_000);
  });

  it("makes up for turns that a busy process missed", async () => {
    const time = createVirtualTime(() => 0);
    const { now } = time.clock;
    // of every 100 ms it is busy for 60: what is due then comes after them
    const untilFree = (ms: number): number => {
      const at = now() + ms;
      return Math.max(at, at - (at % 100) + 60) - now();
    };
    const setTimer = (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      time.clock.setTimeout(act, untilFree(ms), ...given);
    const clock = { ...time.clock, setTimeout: setTimer as typeof setTimeout };
    const limiter = createOwnLimiter({ sendMessageToUser: { requests: 100, perMs: 1000 } }, clock);
    let turns = 0;
    const send = async (): Promise<void> => {
      for (;;) {
        await limiter.acquire("sendMessageToUser", idle);
        turns += 1;
        // a reply takes a moment
        await time.pass(untilFree(1));
      }
    };
    time.modulesLoad();
    void time.pass(1).then(() => Array.from({ length: 20 }, send));
    await time.run(3000);
    // of 300, and what may go at once; one turn for each time that the process is free would be 150
    expect(turns).toBeGreaterThanOrEqual(210);
    expect(turns).toBeLessThanOrEqual(400);
  });

  it("books turns in advance, tells when they are due, and takes unused ones back", () => {
    const limiter = createRateLimiter({ sendMessageToUser: { requests: 10, perMs: 100_000 } });
    expect(limiter.reserve("sendMessageToUser", 10).waitMs).toBe(0);
    const later = limiter.reserve("sendMessageToUser", 5);
    expect(later.waitMs).toBeGreaterThan(90_000);
    later.release();
    later.release();
    const again = limiter.reserve("sendMessageToUser", 5);
    expect(again.waitMs).toBeLessThanOrEqual(later.waitMs);
    expect(limiter.reserve("sendMessageToUser").waitMs).toBeGreaterThan(again.waitMs);
    expect(limiter.reserve("getUserStatus").waitMs).toBe(0);
  });

  it("does not hang under a test's own clock", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const limiter = createRateLimiter({ sendMessageToUser: { requests: 10, perMs: 100 } });
    for (let nth = 0; nth < 25; nth += 1) await limiter.acquire("sendMessageToUser", idle);
  });

  it("is an interface: a fleet's own limiter is asked before every attempt and told of every reply", async () => {
    const log: [string, OperationId, number?][] = [];
    const shared: RateLimiter = {
      acquire: async (operation) => {
        log.push(["acquire", operation]);
      },
      report: (operation, status) => {
        log.push(["report", operation, status]);
      },
      state: () => ({ pausedForMs: 0, operations: {} }),
    };
    const service = await startService((_seen, nth, response) =>
      nth === 1 ? json(response, 429, refusal("reach_limit")) : json(response, 200, sent),
    );
    await service.client({ rate: shared, retry: { baseDelay: 1 } }).users.sendMessage("zw123", "hi");
    expect(log).toEqual([
      ["acquire", "sendMessageToUser"],
      ["report", "sendMessageToUser", 429],
      ["acquire", "sendMessageToUser"],
      ["report", "sendMessageToUser", 200],
    ]);
  });

  it("that fails makes an error of the family, with nothing sent", async () => {
    const service = await startService();
    const broken: RateLimiter = {
      acquire: () => Promise.reject(new Error("redis is gone")),
      report: () => {},
      state: () => ({ pausedForMs: 0, operations: {} }),
    };
    await expect(service.client({ rate: broken, retry: false }).users.sendMessage("zw123", "hi")).rejects.toMatchObject(
      {
        kind: "unavailable",
        outcome: "not-sent",
        cause: { message: "redis is gone" },
      },
    );
    expect(service.seen).toHaveLength(0);
  });
});

function clientOf(rate: ClientOptions["rate"]): EmchatClient {
  return createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample", rate });
}
