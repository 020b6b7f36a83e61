import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Client from "../src/index.ts";
import { presence, refusal, sent } from "./service/replies.ts";

const tenant = { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" };

/** The package as a process has it that has seen no failure yet. */
async function load(): Promise<typeof Client> {
  vi.resetModules();
  return import("../src/index.ts");
}

const busy = (): Response => Response.json(refusal("service_unavailable"), { status: 503 });
const refused = (): never => {
  throw Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
  });
};
const answered = (): Response => Response.json(sent);

describe("under a test's own clock", () => {
  let client: typeof Client;
  // what a call loads on demand is compiled before, as it is in a package
  beforeAll(async () => {
    await import("../src/delivery/recovery.ts");
    await import("../src/pace/local-rate-limiter.ts");
  });
  beforeEach(async () => {
    client = await load();
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["is refused", [busy, answered]],
    ["is refused three times", [busy, busy, busy, answered]],
    ["cannot connect", [refused, refused, answered]],
  ])("a call that %s goes out again for whoever advances the timers", async (_, answers) => {
    const fetch = vi.fn(async () => answers[fetch.mock.calls.length - 1]?.() ?? busy());
    const sending = client.createClient({ ...tenant, fetch }).users.sendMessage("zw123", "hi");
    await vi.advanceTimersByTimeAsync(30_000);
    await expect(sending).resolves.toMatchObject({ results: [{ ok: true }] });
    expect(fetch).toHaveBeenCalledTimes(answers.length);
  });

  it("and for whoever runs all of them", async () => {
    const fetch = vi.fn(async () => answered()).mockImplementationOnce(async () => busy());
    const sending = client.createClient({ ...tenant, fetch }).users.sendMessage("zw123", "hi");
    await vi.runAllTimersAsync();
    await sending;
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it("waits as long as the service asks, on that clock", async () => {
    const fetch = vi
      .fn(async () => answered())
      .mockImplementationOnce(async () =>
        Response.json(refusal("service_unavailable"), { status: 503, headers: { "retry-after": "40" } }),
      );
    const sending = client.createClient({ ...tenant, fetch }).users.sendMessage("zw123", "hi");
    await vi.advanceTimersByTimeAsync(39_000);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(11_000);
    await sending;
  });

  it("an attempt is given up after its timeout, and a call after its deadline", async () => {
    const fetch = vi.fn(() => new Promise<Response>(() => {}));
    const reading = client.createClient({ ...tenant, fetch }).safe.users.getStatus("zw123", { deadline: 25_000 });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await reading).error).toMatchObject({ kind: "deadline", outcome: "unknown" });
    expect(fetch.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it("calls keep their pace, on a clock of its own", async () => {
    const fetch = vi.fn(async () => Response.json(presence("zw123", "online")));
    const { users } = client.createClient({ ...tenant, fetch });
    const reading = Promise.all(Array.from({ length: 30 }, () => users.getStatus("zw123")));
    await vi.advanceTimersByTimeAsync(1000);
    await reading;
    expect(fetch).toHaveBeenCalledTimes(30);
  });
});
