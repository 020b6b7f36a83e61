import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { MAX_CONCURRENCY, MAX_UNKNOWN } from "../src/bulk/bulk-run.ts";
import {
  type BulkProgress,
  type BulkResult,
  type Checkpoint,
  type EmchatError,
  isEmchatError,
  text,
} from "../src/index.ts";
import { json, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const QUICK = { retry: { attempts: 2, baseDelay: 1 } } as const;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${index}`);
const targetOf = (path: string): string => path.split("/")[4] ?? "";

async function collect(run: AsyncIterable<BulkResult>): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for await (const result of run) results.push(result);
  return results;
}

describe("sendMany", () => {
  it("sends to every target once and gives a result for each, with its place", async () => {
    const service = await startService();
    const results = await collect(service.client().users.sendMany(names(250), "hi"));
    expect(results).toHaveLength(250);
    expect(new Set(results.map((result) => result.target))).toEqual(new Set(names(250)));
    for (const { target, index, ok } of results) expect({ target, ok }).toEqual({ target: `user${index}`, ok: true });
    expect(new Set(service.seen.map((seen) => targetOf(seen.path)))).toEqual(new Set(names(250)));
    expect(service.seen).toHaveLength(250);
  });

  it("gives results in the order of completion", async () => {
    const service = await startService(
      (seen, _nth, response) =>
        void setTimeout(() => json(response, 200, sent), targetOf(seen.path) === "user0" ? 150 : 1),
    );
    const results = await collect(service.client().users.sendMany(names(5), "hi"));
    expect(results.at(-1)?.target).toBe("user0");
  });

  it("takes async targets, a message per target, and groups", async () => {
    async function* ids(): AsyncGenerator<string> {
      for (const id of ["1", "2", "3"]) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield id;
      }
    }
    const service = await startService();
    await collect(service.client().groups.sendMany(ids(), async (id) => text(`to ${id}`)));
    expect(service.seen.map((seen) => [seen.path, JSON.parse(seen.body).msg.msg])).toEqual(
      ["1", "2", "3"].map((id) => [`/easemob-demo/chatdemoui/groups/${id}/messages`, `to ${id}`]),
    );
  });

  it("has no more calls under way than `concurrency`, also when nobody takes the results", async () => {
    let underWay = 0;
    let most = 0;
    const service = await startService((_seen, _nth, response) => {
      most = Math.max(most, ++underWay);
      setTimeout(() => {
        underWay -= 1;
        json(response, 200, sent);
      }, 5);
    });
    const run = service.client().users.sendMany(names(60), "hi", { concurrency: 4 });
    const iterator = run[Symbol.asyncIterator]();
    await iterator.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(service.seen.length).toBeLessThanOrEqual(1 + 2 * 4);
    let count = 1;
    while (!(await iterator.next()).done) count += 1;
    expect({ count, most }).toEqual({ count: 60, most: 4 });
  });

  it("reports one bad target and goes on with the others", async () => {
    const service = await startService((seen, _nth, response) =>
      targetOf(seen.path) === "user3"
        ? json(response, 404, refusal("service_resource_not_found"))
        : json(response, 200, sent),
    );
    const results = await collect(service.client().users.sendMany([...names(6), ".."], "hi"));
    const failed = results.filter((result) => !result.ok);
    expect(failed.map(({ target, error }) => [target, error?.kind, error?.outcome]).sort()).toEqual([
      ["..", "configuration", "not-sent"],
      ["user3", "notFound", "rejected"],
    ]);
    expect(results).toHaveLength(7);
  });

  it("sends again to targets that were surely not reached, and backs off as one", async () => {
    const service = await startService((_seen, nth, response) =>
      nth <= 12 ? json(response, 503, refusal("service_unavailable")) : json(response, 200, sent),
    );
    const run = service.client(QUICK).users.sendMany(names(8), "hi", { concurrency: 4 });
    const results = await collect(run);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(run.unknown).toEqual([]);
    expect(service.seen).toHaveLength(20);
  });

  it("sends again when a 200 failed the target with 429 or 503, and not with another code", async () => {
    const count = new Map<string, number>();
    const service = await startService((seen, _nth, response) => {
      const target = targetOf(seen.path);
      count.set(target, (count.get(target) ?? 0) + 1);
      const code = target === "busy" ? (count.get(target) === 1 ? 503 : 200) : 404;
      json(response, 200, { ...sent, data: [{ result_code: code }] });
    });
    const results = await collect(service.client().users.sendMany(["busy", "gone"], "hi"));
    expect(results.map(({ target, ok }) => [target, ok]).sort()).toEqual([
      ["busy", true],
      ["gone", false],
    ]);
    expect(Object.fromEntries(count)).toEqual({ busy: 2, gone: 1 });
  });

  it("lists targets of unknown outcome apart and never sends to them again", async () => {
    const service = await startService((seen, _nth, response, request) => {
      const target = targetOf(seen.path);
      if (target === "user2") request.socket.destroy();
      else if (target === "user4") json(response, 500, refusal("web_application"));
      else json(response, 200, sent);
    });
    const run = service.client(QUICK).users.sendMany(names(6), "hi");
    const results = await collect(run);
    expect(
      results
        .filter((result) => result.error?.outcome === "unknown")
        .map((result) => result.target)
        .sort(),
    ).toEqual(["user2", "user4"]);
    expect([...run.unknown].sort((left, right) => left.index - right.index)).toEqual([
      { index: 2, target: "user2" },
      { index: 4, target: "user4" },
    ]);
    expect(service.seen).toHaveLength(6);
  });

  it("ends at once when the token is refused, and keeps the targets for a resume", async () => {
    let good = false;
    const service = await startService((_seen, _nth, response) =>
      good ? json(response, 200, sent) : json(response, 401, refusal("expired_token")),
    );
    const run = service.client().users.sendMany(names(500), "hi", { concurrency: 5 });
    await expect(collect(run)).rejects.toMatchObject({ kind: "authentication", status: 401 });
    expect(service.seen.length).toBeLessThanOrEqual(5);
    good = true;
    const rest = await collect(
      service.client().users.sendMany(names(500), "hi", { resumeFrom: storedAs(run.checkpoint()) }),
    );
    expect(rest.filter((result) => result.ok).length + run.unknown.length).toBe(500);
  });

  it("tells of its progress with rate and time left", async () => {
    const service = await startService((_seen, _nth, response) => void setTimeout(() => json(response, 200, sent), 10));
    const told: BulkProgress[] = [];
    await collect(
      service
        .client()
        .users.sendMany(names(100), "hi", { concurrency: 2, onProgress: (progress) => told.push(progress) }),
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(10);
    expect(told[0]).toMatchObject({ total: 100, failed: 0, unknown: 0 });
    expect(told[0]?.perSecond).toBeGreaterThan(10);
    expect(told[0]?.remainingMs).toBeGreaterThan(0);
    expect(told.at(-1)).toMatchObject({ done: 100, delivered: 100, total: 100, remainingMs: 0 });
  });

  it.each([
    ["a string, which would be taken for its letters", { targets: "zw123" }],
    ["no targets", { targets: undefined }],
    ["a concurrency of 0", { concurrency: 0 }],
    ["a concurrency above the limit", { concurrency: MAX_CONCURRENCY + 1 }],
    [
      "a checkpoint of another operation",
      { resumeFrom: { version: 1, operation: "sendMessageToGroup" } as Checkpoint },
    ],
  ])(
    "refuses %s before anything is sent",
    async (_, given: { targets?: unknown; concurrency?: number; resumeFrom?: Checkpoint }) => {
      const service = await startService();
      const { targets, ...options } = { targets: names(2), ...given };
      await expect(collect(service.client().users.sendMany(targets as string[], "hi", options))).rejects.toMatchObject({
        kind: "configuration",
        outcome: "not-sent",
      });
      expect(service.seen).toHaveLength(0);
    },
  );

  it("runs once", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(1), "hi");
    await collect(run);
    await expect(collect(run)).rejects.toMatchObject({ kind: "configuration" });
  });
});

/** As it comes back from a file. */
function storedAs(checkpoint: Checkpoint | undefined): Checkpoint {
  return JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
}

describe("a bulk send that is stopped", () => {
  it("by its signal hands out what is unknown, throws, and resumes with nobody lost and nobody twice", async () => {
    const service = await startService((_seen, _nth, response) => void setTimeout(() => json(response, 200, sent), 10));
    const client = service.client();
    const controller = new AbortController();
    const run = client.users.sendMany(names(200), "hi", { concurrency: 8, signal: controller.signal });
    const first: BulkResult[] = [];
    const thrown = await (async () => {
      for await (const result of run) {
        first.push(result);
        if (first.length === 60) controller.abort();
      }
    })().catch((error: unknown) => error);
    expect(isEmchatError(thrown, "aborted")).toBe(true);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);

    const resumed = client.users.sendMany(names(200), "hi", { resumeFrom: storedAs(run.checkpoint()) });
    const second = await collect(resumed);
    const reported = [...first, ...second].map((result) => result.target);
    expect(new Set(reported).size).toBe(200);
    expect(reported).toHaveLength(200);
    expect(new Set(service.seen.map((seen) => seen.path)).size).toBe(service.seen.length);
    expect(resumed.unknown).toEqual(run.unknown);
    const reachable = new Set([
      ...service.seen.map((seen) => targetOf(seen.path)),
      ...run.unknown.map(({ target }) => target),
    ]);
    expect(reachable).toEqual(new Set(names(200)));
  });

  it("by leaving the loop resumes with nobody lost and nobody twice", async () => {
    const service = await startService((_seen, _nth, response) => void setTimeout(() => json(response, 200, sent), 3));
    const client = service.client();
    const run = client.users.sendMany(names(120), "hi", { concurrency: 6 });
    const first: string[] = [];
    for await (const { target } of run) {
      first.push(target);
      if (first.length === 30) break;
    }
    const second = await collect(client.users.sendMany(names(120), "hi", { resumeFrom: storedAs(run.checkpoint()) }));
    const all = [...first, ...second.map((result) => result.target), ...run.unknown.map(({ target }) => target)];
    expect(all).toHaveLength(120);
    expect(new Set(all)).toEqual(new Set(names(120)));
    expect(new Set(service.seen.map((seen) => seen.path)).size).toBe(service.seen.length);
  });

  it("before any request leaves everything to a resume", async () => {
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
    setTimeout(() => controller.abort(), 60);
    await expect(
      collect(service.client().users.sendMany(endless(), "hi", { signal: controller.signal })),
    ).rejects.toMatchObject({ kind: "aborted" });
    expect(service.seen).toHaveLength(1);
  });

  it("by targets that fail throws their error after what was under way, and can be resumed", async () => {
    function* broken(): Generator<string> {
      yield* names(20);
      throw new Error("the database went away");
    }
    const service = await startService();
    const run = service.client().users.sendMany(broken(), "hi");
    const seen: BulkResult[] = [];
    await expect(
      (async () => {
        for await (const result of run) seen.push(result);
      })(),
    ).rejects.toThrow("the database went away");
    const rest = await collect(
      service.client().users.sendMany(names(40), "hi", { resumeFrom: storedAs(run.checkpoint()) }),
    );
    const all = [...seen, ...rest].map((result) => result.target).concat(run.unknown.map(({ target }) => target));
    expect(new Set(all)).toEqual(new Set(names(40)));
  });

  it("refuses to resume with other targets", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(20), "hi");
    for await (const _ of run) break;
    const resumeFrom = storedAs(run.checkpoint());
    const others = names(20).map((name) => name.replace("user0", "user99"));
    const before = service.seen.length;
    await expect(collect(service.client().users.sendMany(others, "hi", { resumeFrom }))).rejects.toThrow(
      /other targets/,
    );
    await expect(collect(service.client().users.sendMany([], "hi", { resumeFrom }))).rejects.toThrow(/other targets/);
    expect(service.seen).toHaveLength(before);
  });

  it(`ends when ${MAX_UNKNOWN.toLocaleString("en")} targets are of unknown outcome`, async () => {
    const fetch = async (): Promise<Response> => new Response("<html>", { status: 502 });
    const service = await startService();
    const run = service
      .client({ fetch, retry: false })
      .users.sendMany(names(MAX_UNKNOWN + 500), "hi", { concurrency: 100 });
    let error: unknown;
    let count = 0;
    try {
      for await (const _ of run) count += 1;
    } catch (thrown) {
      error = thrown;
    }
    expect((error as EmchatError).kind).toBe("server");
    expect(count).toBeGreaterThanOrEqual(MAX_UNKNOWN);
    expect(count).toBeLessThan(MAX_UNKNOWN + 500);
  });
});

describe("checkpoints", () => {
  it("are handed out, and waited for, before the targets that they cover are sent to", async () => {
    const covered = new Set<string>();
    const early: string[] = [];
    const service = await startService((seen, _nth, response) => {
      if (!covered.has(targetOf(seen.path))) early.push(seen.path);
      json(response, 200, sent);
    });
    const checkpoints: Checkpoint[] = [];
    await collect(
      service.client().users.sendMany(names(95), "hi", {
        checkpointEvery: 10,
        onCheckpoint: async (checkpoint) => {
          checkpoints.push(storedAs(checkpoint));
          await new Promise((resolve) => setTimeout(resolve, 2));
          for (const { target } of checkpoint.pending) covered.add(target);
        },
      }),
    );
    expect(early).toEqual([]);
    expect(checkpoints.length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...checkpoints.map((checkpoint) => checkpoint.pending.length))).toBeLessThanOrEqual(10 + 10 + 20);
    expect(checkpoints.at(-1)).toMatchObject({
      next: 95,
      pending: [],
      again: [],
      unknown: [],
      delivered: 95,
      failed: 0,
    });
  });

  it("do not hold up targets that come slowly", async () => {
    async function* slow(): AsyncGenerator<string> {
      for (const name of names(3)) {
        yield name;
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
    }
    const service = await startService();
    await collect(service.client().users.sendMany(slow(), "hi", { onCheckpoint: () => {} }));
    const [first, , last] = service.seen;
    expect((last?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(80);
  });

  it("that cannot be stored end the run before anything more is sent", async () => {
    const service = await startService();
    const onCheckpoint = (): never => {
      throw new Error("the disk is full");
    };
    await expect(collect(service.client().users.sendMany(names(30), "hi", { onCheckpoint }))).rejects.toThrow(
      "the disk is full",
    );
    expect(service.seen).toHaveLength(0);
  });
});
