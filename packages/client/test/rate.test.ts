import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  createRateLimiter,
  type EmchatClient,
  type OperationId,
  type RateLimiter,
} from "../src/index.ts";
import { json, type LocalService, startService } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";

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
  it("takes its pace from the contract", () => {
    const { rate } = clientOf({});
    expect(rate?.state().operations).toMatchObject({
      getUserStatus: { requests: 100, perMs: 1000 },
      sendMessageToUser: { requests: 6000, perMs: 60_000 },
      sendMessageToGroup: { requests: 20, perMs: 1000 },
    });
  });

  it("can be tuned for one operation, or turned off for one or all", () => {
    expect(clientOf({ sendMessageToGroup: { requests: 5, perMs: 1000 } }).rate?.state().operations).toMatchObject({
      getUserStatus: { requests: 100 },
      sendMessageToGroup: { requests: 5, perMs: 1000 },
    });
    expect(clientOf({ getUserStatus: false }).rate?.state().operations).not.toHaveProperty("getUserStatus");
    expect(clientOf(false).rate).toBeUndefined();
  });

  it("lets a first call go at once and spaces the others", async () => {
    const service = await startService();
    const client = service.client({ rate: { sendMessageToGroup: { requests: 20, perMs: 1000 } } });
    await Promise.all(Array.from({ length: 12 }, () => client.groups.sendMessage("1", "hi")));
    const times = service.seen.map((seen) => seen.at);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(490);
    const inHalfASecond = times.filter((at) => at < (times[0] ?? 0) + 500).length;
    expect(inHalfASecond).toBeLessThanOrEqual(12);
  });

  it("delivers 40 concurrent messages to a service that takes 10 a second, with at most 44 requests in at most 4.5 s", {
    retry: 2,
  }, async () => {
    const service = await startLimitedService(10);
    const client = service.client({ rate: {} });
    const startedAt = performance.now();
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => client.safe.users.sendMessage(`user${index}`, "hi")),
    );
    const ms = performance.now() - startedAt;
    expect(results.filter((result) => result.ok)).toHaveLength(40);
    expect(service.accepted()).toBe(40);
    expect(service.seen.length).toBeLessThanOrEqual(44);
    expect(ms).toBeLessThanOrEqual(4500);
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
    const client = service.client({ rate: {} });
    const first = client.groups.sendMessage("1", "hi");
    await expect.poll(() => client.rate?.state().pausedForMs).toBeGreaterThan(0);
    await Promise.all([first, client.users.getStatus("zw123"), client.users.sendMessage("zw123", "hi")]);
    for (const seen of service.seen.slice(1)) expect(seen.at - refused).toBeGreaterThanOrEqual(950);
  });

  it("shows what it learned and who waits", async () => {
    const service = await startLimitedService(3);
    const client = service.client({ rate: {} });
    const calls = Promise.all(Array.from({ length: 6 }, () => client.users.sendMessage("zw123", "hi")));
    await expect.poll(() => client.rate?.state().operations.sendMessageToUser?.learned.requests).toBe(3);
    await calls;
    expect(client.rate?.state().operations.sendMessageToUser?.waiting).toBe(0);
  });

  it("gives the turn of an aborted call to the next one", async () => {
    const limiter = createRateLimiter({ sendMessageToUser: { requests: 1, perMs: 200 } });
    const controller = new AbortController();
    const idle = new AbortController().signal;
    await limiter.acquire("sendMessageToUser", idle);
    const startedAt = performance.now();
    for (let nth = 0; nth < 50; nth += 1) void limiter.acquire("sendMessageToUser", controller.signal);
    const last = limiter.acquire("sendMessageToUser", idle);
    expect(limiter.state().operations.sendMessageToUser?.waiting).toBeGreaterThanOrEqual(50);
    controller.abort();
    await last;
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(limiter.state().operations.sendMessageToUser?.waiting).toBe(0);
  });

  it("never waits longer than a minute for a service that asks for years", () => {
    const limiter = createRateLimiter({ getUserStatus: { requests: 100, perMs: 1000 } });
    limiter.report("getUserStatus", 429, 1e12);
    expect(limiter.state().pausedForMs).toBeLessThanOrEqual(60_000);
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
