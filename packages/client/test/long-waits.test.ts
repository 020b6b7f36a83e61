import { describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient } from "../src/index.ts";
import { TOKEN } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

/** A client whose service refuses, and how often it was asked. */
function clientOf(status: number, headers: Record<string, string>, options: Partial<ClientOptions>) {
  const asked: number[] = [];
  const fetch = async (): Promise<Response> => {
    asked.push(performance.now());
    return Response.json(refusal("not_now"), { status, headers });
  };
  return { asked, client: createClient({ org: "o", app: "a", token: TOKEN, fetch, rate: false, ...options }) };
}

const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

// a timer that is set for longer than 24 days fires at once
describe("a wait of months", () => {
  it.each<[string, number, Record<string, string>, Partial<ClientOptions>]>([
    ["that a 429 asks for", 429, { "retry-after": "31536000" }, { deadline: Infinity }],
    ["of more digits than a timer counts", 429, { "retry-after": "99999999999999999999" }, { deadline: Infinity }],
    ["that a 503 asks for", 503, { "retry-after": "31536000" }, { deadline: 1e12 }],
    ["by the caller's own delays", 503, {}, { deadline: Infinity, retry: { baseDelay: 1e15, maxDelay: 1e15 } }],
  ])("%s is waited for", async (_, status, headers, options) => {
    const { client, asked } = clientOf(status, headers, options);
    const controller = new AbortController();
    const call = client.safe.users.sendMessage("zw123", "hi", { signal: controller.signal });
    await expect.poll(() => asked).toHaveLength(1);
    await aWhile();
    expect(asked).toHaveLength(1);
    controller.abort();
    expect((await call).error).toMatchObject({ kind: "aborted", outcome: "rejected" });
  });

  it("is no wait that a run begins again and again", async () => {
    let posts = 0;
    const fetch = async (): Promise<Response> => {
      posts += 1;
      return posts < 3 ? Response.json(sent) : Response.json(refusal("service_unavailable"), { status: 503 });
    };
    const retry = { baseDelay: 1e15, maxDelay: 1e15 };
    const client = createClient({ org: "o", app: "a", token: TOKEN, fetch, rate: false, retry });
    const run = client.users.sendMany(["zw1", "zw2", "zw3", "zw4"], "hi", { giveUpAfter: Infinity, concurrency: 1 });
    const ended = Promise.resolve(run);
    // the one that was refused, and the first try after it
    await expect.poll(() => posts).toBe(4);
    await aWhile();
    const timers = vi.spyOn(globalThis, "setTimeout");
    await aWhile();
    // our own, and one of somebody who looks again after a minute
    expect(timers.mock.calls.length).toBeLessThanOrEqual(2);
    run.abort();
    expect(await ended).toMatchObject({ ended: "aborted", delivered: 2, notSent: 2 });
  });
});

describe("a run", () => {
  it("without `onCheckpoint` does not fail for one that was not stored, however short its timeout", async () => {
    const fetch = async (): Promise<Response> => Response.json(sent);
    const client = createClient({ org: "o", app: "a", token: TOKEN, fetch, rate: false });
    const run = client.users.sendMany(["zw1", "zw2"], "hi", { timeout: 1e-9 });
    expect(await run).toMatchObject({ ended: "complete" });
  });

  it("whose limiter says that it stands still for ever gives up, and says for whom it waited", async () => {
    const rate = {
      acquire: () => new Promise<void>(() => {}),
      report: () => {},
      state: () => ({ pausedForMs: Infinity, operations: {} }),
    };
    const { client } = clientOf(200, {}, { rate });
    const summary = await client.users.sendMany(["zw1", "zw2"], "hi", { giveUpAfter: 50 });
    expect(summary).toMatchObject({ ended: "gaveUp", notSent: 2, error: { kind: "unavailable" } });
    expect(summary.error?.message).toMatch(/the rate limiter has not answered/);
  });
});
