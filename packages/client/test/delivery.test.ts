import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { retryAfter } from "../src/delivery/retry-after.ts";
import { type ClientOptions, EmchatError } from "../src/index.ts";
import { holdTime, until } from "./service/held-time.ts";
import { CLOSED_PORT, json, type LocalService, startService } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";

const QUICK = { retry: { baseDelay: 1, maxDelay: 2 } } as const;

/** Longer than a test may take, in milliseconds: what does not end by itself fails the test. */
const FOREVER = 3_500_000;

async function failureOf(call: Promise<unknown>): Promise<EmchatError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EmchatError);
  return error as EmchatError;
}

/** Answers the first `failures` requests with one status, and then as on a good day. */
function failing(
  failures: number,
  status: number,
  body: unknown,
  headers?: Record<string, string>,
): Promise<LocalService> {
  return startService((seen, nth, response) => {
    if (nth <= failures) json(response, status, body, headers);
    else json(response, 200, seen.method === "GET" ? presence("zw123", "online") : sent);
  });
}

describe("what goes out again", () => {
  it.each([
    [429, refusal("reach_limit")],
    [503, refusal("service_unavailable")],
  ])("is a POST after %i with the service's envelope", async (status, body) => {
    const service = await failing(2, status, body);
    expect((await service.client(QUICK).users.sendMessage("zw123", "hi").withResponse()).attempts).toBe(3);
    expect(service.seen.map((seen) => seen.body)).toEqual(
      Array.from({ length: 3 }, () => '{"msg":{"type":"txt","msg":"hi"}}'),
    );
  });

  it("is a POST whose connection was refused", async () => {
    const service = await startService();
    let calls = 0;
    const fetch: typeof globalThis.fetch = (url, init) =>
      globalThis.fetch(++calls < 3 ? `http://127.0.0.1:${CLOSED_PORT}` : url, init);
    const { attempts } = await service
      .client({ ...QUICK, fetch })
      .users.sendMessage("zw123", "hi")
      .withResponse();
    expect({ attempts, seen: service.seen.length }).toEqual({ attempts: 3, seen: 1 });
  });

  it.each([
    [500, refusal("web_application")],
    [502, refusal("bad_gateway")],
    [504, refusal("gateway_timeout")],
  ])("is no POST after %i", async (status, body) => {
    const service = await failing(1, status, body);
    await expect(service.client(QUICK).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      status,
      outcome: "unknown",
      attempts: 1,
    });
    expect(service.seen).toHaveLength(1);
  });

  it("is no POST after a 503 without the service's envelope", async () => {
    const service = await failing(1, 503, "Service Unavailable");
    await expect(service.client(QUICK).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      status: 503,
      outcome: "unknown",
      attempts: 1,
    });
    expect(service.seen).toHaveLength(1);
  });

  it("is no POST that timed out", async () => {
    const service = await startService(() => {});
    const time = holdTime();
    const failure = failureOf(service.client({ ...QUICK, timeout: 500 }).users.sendMessage("zw123", "hi"));
    await until(() => service.seen.length === 1);
    await time.pass(500);
    expect(await failure).toMatchObject({ kind: "timeout", outcome: "unknown", attempts: 1 });
    expect(service.seen).toHaveLength(1);
  });

  it.each([500, 502, 503, 504])("is a GET after %i, with and without an envelope", async (status) => {
    const service = await failing(2, status, status === 502 ? "<html>" : refusal("x"));
    expect(await service.client(QUICK).users.getStatus("zw123")).toEqual({ username: "zw123", status: "online" });
    expect(service.seen).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 413, 415])("is nothing after %i", async (status) => {
    const service = await failing(9, status, refusal("x"));
    await expect(service.client(QUICK).users.getStatus("zw123")).rejects.toMatchObject({ status, attempts: 1 });
    expect(service.seen).toHaveLength(1);
  });

  it("is nothing after the last attempt, and the error counts them", async () => {
    const service = await failing(99, 503, refusal("service_unavailable"));
    await expect(
      service.client({ retry: { ...QUICK.retry, attempts: 3 } }).users.sendMessage("zw123", "hi"),
    ).rejects.toMatchObject({ attempts: 3 });
    await expect(service.client({ retry: false }).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      attempts: 1,
    });
    expect(service.seen).toHaveLength(4);
  });

  it("stops when the client's retry budget is used up, whatever each call might still do", async () => {
    const service = await failing(999, 503, refusal("service_unavailable"));
    const client = service.client({ retry: { ...QUICK.retry, attempts: 4, budget: 5 } });
    await Promise.all(Array.from({ length: 20 }, () => client.safe.users.sendMessage("zw123", "hi")));
    expect(service.seen).toHaveLength(25);
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 10, 23, 12, 0, 0);
  it.each([
    ["0", 0],
    ["120", 120_000],
    ["2147484", 2_147_484_000],
    ["999999999", 999_999_999_000],
    ["1000000000", 1e12],
    ["12345678901", 1e12],
    ["9".repeat(400), 1e12],
    ["0000000000120", 120_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 1e12],
    ["Mon, 23 Nov 2026 12:00:30 GMT", 30_000],
    ["Monday, 23-Nov-26 12:00:30 GMT", 30_000],
    ["Mon Nov 23 12:00:30 2026", 30_000],
    ["Tue Dec  1 12:00:00 2026", 691_200_000],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Sun Nov  6 08:49:37 1994", 0],
  ])("%s is understood", (header, ms) => {
    expect(retryAfter(new Headers({ "retry-after": header }), now)).toBe(ms);
  });

  it("as a date is judged by the clock of the server that wrote it", () => {
    const headers = { "retry-after": "Mon, 23 Nov 2026 11:00:30 GMT", date: "Mon, 23 Nov 2026 11:00:00 GMT" };
    expect(retryAfter(new Headers(headers), now)).toBe(30_000);
    expect(retryAfter(new Headers({ ...headers, date: "yesterday" }), now)).toBe(0);
  });

  it.each([
    "",
    " ",
    "-1",
    "1.5",
    "1e3",
    "soon",
    "Mon, 23 Nov 2026 12:00:30",
    "2026-11-23T12:00:30Z",
    "Mon, 23 Nov 2026 25:00:30 GMT",
    "Mon, 23 Foo 2026 12:00:30 GMT",
  ])("%j is not taken for a time", (header) => {
    expect(retryAfter(new Headers({ "retry-after": header }), now)).toBeUndefined();
  });

  it("is waited for", async () => {
    const service = await failing(1, 503, refusal("service_unavailable"), { "retry-after": "1" });
    await service.client().users.sendMessage("zw123", "hi");
    const [first, second] = service.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it.each([
    [429, "reach_limit", "rateLimited"],
    [503, "service_unavailable", "server"],
  ])("of %i beyond the deadline fails at once with the wait on the error", async (status, code, kind) => {
    const service = await failing(9, status, refusal(code), { "retry-after": "3600" });
    const error = await failureOf(service.client({ deadline: FOREVER }).users.sendMessage("zw123", "hi"));
    expect(error).toMatchObject({ kind, retryAfterMs: 3_600_000, attempts: 1 });
  });
});

describe("time limits", () => {
  it("end a reply that stalls before its headers", async () => {
    const service = await startService(() => {});
    const startedAt = performance.now();
    const error = await failureOf(service.client({ timeout: 600, retry: false }).users.getStatus("zw123"));
    expect(error).toMatchObject({ kind: "timeout", attempts: 1, outcome: "unknown" });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(595);
  });

  it("end a reply that stalls in its body", async () => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
      response.write('{"data"');
    });
    const error = await failureOf(service.client({ timeout: 150, retry: false }).users.getStatus("zw123"));
    expect(error.kind).toBe("timeout");
  });

  it("let the deadline end attempts and waits alike", async () => {
    const service = await startService(() => {});
    const time = holdTime();
    const failure = failureOf(
      service.client({ timeout: 400, deadline: 2000, retry: { baseDelay: 0, attempts: 20 } }).users.getStatus("zw123"),
    );
    await time.passUntil(() => service.seen.length === 2);
    await time.pass(2000);
    const error = await failure;
    expect(error.kind).toBe("deadline");
    expect(error.attempts).toBeGreaterThanOrEqual(2);
  });

  it("can be set for one call", async () => {
    const service = await startService(() => {});
    const client = service.client({ retry: false });
    expect((await failureOf(client.users.getStatus("zw123", { timeout: 40 }))).kind).toBe("timeout");
    expect((await failureOf(client.users.getStatus("zw123", { deadline: 40 }))).kind).toBe("deadline");
  });

  it("may be Infinity, and longer than a timer can wait", async () => {
    const service = await startService();
    for (const limit of [Infinity, 2 ** 31, 1e12])
      await service.client({ timeout: limit, deadline: limit }).users.getStatus("zw123");
    expect(service.seen).toHaveLength(3);
  });
});

describe("an abort", () => {
  /** Aborts a call some milliseconds after `begun` says that it has come to where it waits. */
  async function abortOnce(
    begun: (tell: () => void) => Partial<ClientOptions>,
    client: LocalService["client"],
  ): Promise<{ error: EmchatError; controller: AbortController }> {
    const controller = new AbortController();
    const abort = (): void => controller.abort(new Error("the page was left"));
    const { users } = client({ timeout: FOREVER, deadline: FOREVER, ...begun(() => void setTimeout(abort, 20)) });
    return { error: await failureOf(users.sendMessage("zw123", "hi", { signal: controller.signal })), controller };
  }

  /** What a client logs before it waits to send again. */
  const waiting = (tell: () => void): Partial<ClientOptions> => ({
    logger: { debug: () => {}, info: () => {}, warn: tell, error: () => {} },
  });

  it("wakes a wait for Retry-After at once", async () => {
    const service = await failing(9, 503, refusal("service_unavailable"), { "retry-after": "900" });
    const { error } = await abortOnce(waiting, service.client);
    expect(error).toMatchObject({
      kind: "aborted",
      attempts: 1,
      outcome: "rejected",
      cause: new Error("the page was left"),
    });
  });

  it("ends a request under way at once, of unknown outcome", async () => {
    let arrived = (): void => {};
    const service = await startService(() => arrived());
    const { error } = await abortOnce((tell) => {
      arrived = tell;
      return {};
    }, service.client);
    expect(error).toMatchObject({ kind: "aborted", outcome: "unknown", attempts: 1 });
  });

  it("ends a wait for the rate limiter at once, with nothing sent", async () => {
    const service = await startService();
    const rate = (acquire: () => Promise<void>): Partial<ClientOptions> => ({
      rate: { acquire, report: () => {}, state: () => ({ pausedForMs: 0, operations: {} }) },
    });
    const { error } = await abortOnce((tell) => rate(() => new Promise(tell)), service.client);
    expect(error).toMatchObject({ kind: "aborted", outcome: "not-sent", attempts: 0 });
    expect(service.seen).toHaveLength(0);
  });

  it("ends a wait for a token at once, with nothing sent", async () => {
    const service = await startService();
    const { error } = await abortOnce((tell) => ({ token: () => new Promise<string>(tell) }), service.client);
    expect(error).toMatchObject({ kind: "aborted", outcome: "not-sent", attempts: 0 });
  });

  it("before the call sends nothing", async () => {
    const service = await startService();
    const error = await failureOf(service.client().users.sendMessage("zw123", "hi", { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: "aborted", outcome: "not-sent", attempts: 0 });
    expect(service.seen).toHaveLength(0);
  });

  it("after a 429 leaves the outcome that the service stated", async () => {
    const service = await failing(9, 429, refusal("reach_limit"), { "retry-after": "900" });
    const { error } = await abortOnce(waiting, service.client);
    expect(error).toMatchObject({ kind: "aborted", outcome: "rejected", attempts: 1 });
  });

  it("leaves no listener on the signal, however the call ended", async () => {
    const service = await startService((seen, _nth, response) => {
      if (seen.path.includes("good")) json(response, 200, presence("good", "online"));
      else if (seen.path.includes("bad")) json(response, 404, refusal("service_resource_not_found"));
    });
    const client = service.client({ retry: false, rate: {} });
    const { signal } = new AbortController();
    await client.users.getStatus("good", { signal });
    await client.safe.users.getStatus("bad", { signal });
    await client.safe.users.getStatus("stalls", { signal, timeout: 300 });
    await client.safe.users.getStatus("..", { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const { controller } = await abortOnce((tell) => {
      tell();
      return {};
    }, service.client);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("has one listener on a signal for all calls that share it, and ends each of them", async () => {
    const service = await startService(() => {});
    const client = service.client({ retry: false, rate: false });
    const controller = new AbortController();
    const calls = Array.from({ length: 30 }, () => client.safe.users.getStatus("zw123", { signal: controller.signal }));
    await expect.poll(() => service.seen.length).toBe(30);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort();
    for (const { error } of await Promise.all(calls)) expect(error).toMatchObject({ kind: "aborted" });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("leaves no timer behind: a process that has made its calls ends by itself", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const service = await startService((seen, _nth, response) => {
      if (!seen.path.includes("stalls")) json(response, 200, presence("zw123", "online"));
    });
    const client = service.client({ timeout: FOREVER, deadline: FOREVER });
    const before = timers();
    await client.users.getStatus("zw123");
    const controller = new AbortController();
    const stalled = client.safe.users.getStatus("stalls", { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await stalled;
    // the runner has some of its own for a moment
    await until(() => timers() <= before);
  });
});
