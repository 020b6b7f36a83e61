import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BulkOptions, type BulkSummary, createClient, EmchatError } from "../src/index.ts";
import { names, storedAs } from "./service/bulk-lists.ts";
import { TOKEN } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const COUNT = 300;
const MINUTE = 60_000;

/** What everybody meets while it lasts. */
const OUTAGES: Readonly<Record<string, () => Response>> = {
  "the service's 503": () => Response.json(refusal("service_unavailable"), { status: 503 }),
  "a 503 with Retry-After": () =>
    Response.json(refusal("service_unavailable"), { status: 503, headers: { "retry-after": "30" } }),
  "a 429": () => Response.json(refusal("reach_limit"), { status: 429 }),
  "a 401": () => Response.json(refusal("expired_token"), { status: 401 }),
  "a 403 of a firewall": () => new Response("<html>", { status: 403 }),
  "no connection": () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
    throw new TypeError("fetch failed", { cause });
  },
};

let outage: (() => Response) | undefined;
let requests = 0;
const inbox: string[] = [];

const client = createClient({
  org: "easemob-demo",
  app: "chatdemoui",
  token: TOKEN,
  rate: false,
  fetch: async (url) => {
    requests += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (outage) return outage();
    inbox.push(url.split("/")[6] ?? "");
    return Response.json(sent);
  },
});

/** Runs a bulk send on a clock of its own; the outage is over after so long. */
async function runThrough(lasting: number, options: BulkOptions = {}): Promise<{ summary: BulkSummary; took: number }> {
  const begun = performance.now();
  setTimeout(() => {
    outage = undefined;
  }, lasting);
  let summary: BulkSummary | undefined;
  void client.users.sendMany(names(COUNT), "hi", options).then((ended) => {
    summary = ended;
  });
  while (!summary) await vi.advanceTimersByTimeAsync(100);
  return { summary, took: performance.now() - begun };
}

beforeEach(async () => {
  // what is loaded on demand is loaded in real time
  for (const trouble of Object.values(OUTAGES)) {
    outage = trouble;
    await client.safe.users.sendMessage("zw123", "hi", { retry: false });
  }
  outage = undefined;
  await client.users.sendMany(["zw123"], "hi");
  inbox.length = requests = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe.each(Object.entries(OUTAGES))("two minutes of %s", (_, trouble) => {
  it("cost a run nobody, and the service a request now and then", async () => {
    outage = trouble;
    const { summary, took } = await runThrough(2 * MINUTE - 1000, { giveUpAfter: 4 * MINUTE });
    expect(summary).toMatchObject({ ended: "complete", delivered: COUNT, rejected: 0, unknown: 0, notSent: 0 });
    expect(inbox.sort()).toEqual(names(COUNT).sort());
    // eight seconds apart at most, with full jitter, or as the service asked: and soon over when it is over
    expect(requests - COUNT).toBeLessThan(120);
    expect(took).toBeLessThan(2.6 * MINUTE);
  });

  it("and more end it with everybody on the list, to whom the next run sends", async () => {
    outage = trouble;
    const { summary, took } = await runThrough(10 * MINUTE);
    expect(summary).toMatchObject({ ended: "gaveUp", delivered: 0, rejected: 0, unknown: 0, notSent: COUNT });
    expect(summary.error).toBeInstanceOf(EmchatError);
    expect(took).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(took).toBeLessThan(3.2 * MINUTE);
    outage = undefined;
    const resumed = await runThrough(0, { resumeFrom: storedAs(summary.checkpoint) });
    expect(resumed.summary).toMatchObject({ ended: "complete", delivered: COUNT, unknown: 0 });
    expect(inbox.sort()).toEqual(names(COUNT).sort());
  });
});
