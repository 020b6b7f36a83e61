import { describe, expect, it } from "vitest";
import { MAX_CONCURRENCY } from "../src/bulk/run-plan.ts";
import { type BulkOptions, type BulkProgress, text } from "../src/index.ts";
import { collect, names, targetOf } from "./service/bulk-lists.ts";
import { json, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const QUICK = { retry: { attempts: 2, baseDelay: 1 } } as const;
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
    let answerFirst = (): void => {};
    const service = await startService((seen, _nth, response) => {
      const answer = (): void => json(response, 200, sent);
      if (targetOf(seen.path) === "user0") answerFirst = answer;
      else answer();
    });
    const results: string[] = [];
    for await (const { target } of service.client().users.sendMany(names(5), "hi")) {
      results.push(target);
      if (results.length === 4) answerFirst();
    }
    expect(results).toHaveLength(5);
    expect(results.at(-1)).toBe("user0");
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
    // each over a socket of its own
    const seen = service.seen.toSorted((left, right) => left.path.localeCompare(right.path));
    expect(seen.map(({ path, body }) => [path, JSON.parse(body).msg.msg])).toEqual(
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

  it("ends when the message function throws for each, at once or later", async () => {
    const service = await startService();
    const thrown = new Error("no such template");
    for (const message of [
      (): never => {
        throw thrown;
      },
      () => Promise.reject(thrown),
    ]) {
      const results = await collect(service.client().users.sendMany(names(25), message, { concurrency: 4 }));
      expect(results).toHaveLength(25);
      for (const { error } of results) expect(error).toMatchObject({ outcome: "not-sent", cause: thrown });
    }
    expect(service.seen).toHaveLength(0);
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

  it("tells of its progress with rate and time left", async () => {
    const service = await startService((_seen, _nth, response) => void setTimeout(() => json(response, 200, sent), 10));
    const told: BulkProgress[] = [];
    await collect(
      service
        .client()
        .users.sendMany(names(100), "hi", { concurrency: 2, onProgress: (progress) => told.push(progress) }),
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
    // not for each of them
    expect(told.length).toBeLessThan(100);
    expect(told[0]).toMatchObject({ state: "running", total: 100, rejected: 0, unknown: 0 });
    expect(told[0]?.perSecond).toBeGreaterThan(0);
    expect(told[0]?.remainingMs).toBeGreaterThan(0);
    expect(told.at(-1)).toMatchObject({ state: "ended", done: 100, delivered: 100, total: 100, remainingMs: 0 });
  });

  it("lets nobody who watches it do harm", async () => {
    const service = await startService();
    const onProgress = (): never => {
      throw new TypeError("the page is gone");
    };
    const summary = await service.client().users.sendMany(names(300), "hi", { onProgress });
    expect(summary).toMatchObject({ ended: "complete", delivered: 300 });
  });

  it("sends when it is awaited, and sums up", async () => {
    const service = await startService((seen, _nth, response, request) => {
      const target = targetOf(seen.path);
      if (target === "user1") request.socket.destroy();
      else if (target === "user2") json(response, 404, refusal("service_resource_not_found"));
      else json(response, 200, sent);
    });
    const run = service.client().users.sendMany(names(6), "hi");
    expect(run.state).toBe("waiting");
    const summary = await run;
    expect(summary).toMatchObject({
      ended: "complete",
      delivered: 4,
      rejected: 1,
      unknown: 1,
      notSent: 0,
      duplicates: 0,
      error: undefined,
    });
    expect(run.state).toBe("ended");
    expect(run.unknown).toEqual([{ index: 1, target: "user1" }]);
    expect(run.rejected).toEqual([{ index: 2, target: "user2" }]);
    expect(await run).toBe(summary);
    expect(service.seen).toHaveLength(6);
  });

  it("can be iterated first and awaited then", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(20), "hi");
    const results = await collect(run);
    expect(results).toHaveLength(20);
    expect(await run).toMatchObject({ ended: "complete", delivered: 20 });
    expect(service.seen).toHaveLength(20);
  });

  it("sends once to a target that comes again, whatever its case, and counts it", async () => {
    const service = await startService();
    const users = ["amy", "AMY", " amy", "amy\r\n", "bob", "Bob", "amy"];
    const summary = await service.client().users.sendMany(users, "hi");
    expect(summary).toMatchObject({ delivered: 2, duplicates: 5, notSent: 0 });
    expect(service.seen.map((seen) => targetOf(seen.path)).sort()).toEqual(["amy", "bob"]);
  });

  it("takes groups of different case for different ones", async () => {
    const service = await startService();
    const summary = await service.client().groups.sendMany(["g1", "G1", "g1"], "hi");
    expect(summary).toMatchObject({ delivered: 2, duplicates: 1 });
  });

  it.each([[null], [undefined], [42], [{}], [""]])(
    "says of %j among the targets that it is none, and goes on",
    async (bad) => {
      const service = await startService();
      const results = await collect(service.client().users.sendMany(["a", "b", bad as string, "c"], "hi"));
      expect(results.filter((result) => result.ok).map((result) => result.target)).toEqual(["a", "b", "c"]);
      expect(results.find((result) => !result.ok)).toMatchObject({
        index: 2,
        error: { kind: "configuration", outcome: "not-sent" },
      });
    },
  );

  it("says of a target whose message cannot be made that it was refused, and goes on", async () => {
    const service = await startService();
    const message = (target: string): string => {
      if (target === "user1") throw new Error("no such template");
      return target === "user2" ? (undefined as unknown as string) : "hi";
    };
    const results = await collect(service.client().users.sendMany(names(5), message));
    expect(results.filter((result) => !result.ok).map(({ target, error }) => [target, error?.kind])).toEqual([
      ["user1", "configuration"],
      ["user2", "configuration"],
    ]);
    expect(service.seen).toHaveLength(3);
  });

  it("ends before the first target when the message for all cannot be sent", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(50), { msg: 5n } as unknown as string);
    await expect(run).rejects.toMatchObject({ kind: "configuration" });
    expect(service.seen).toHaveLength(0);
  });

  it.each([
    ["a string, which would be taken for its letters", { targets: "zw123" }],
    ["no targets", { targets: undefined }],
    ["a concurrency of 0", { concurrency: 0 }],
    ["a concurrency above the limit", { concurrency: MAX_CONCURRENCY + 1 }],
    ["an object", { targets: { a: 1 } }],
    ["a time to give up that is none", { giveUpAfter: Number.NaN }],
    ["a limit of 0", { stopAfter: { unknown: 0 } }],
  ])("refuses %s before anything is sent", async (_, given: { targets?: unknown } & BulkOptions) => {
    const service = await startService();
    const { targets, ...options } = { targets: names(2), ...given };
    await expect(collect(service.client().users.sendMany(targets as string[], "hi", options))).rejects.toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
    });
    expect(service.seen).toHaveLength(0);
  });

  it("runs once", async () => {
    const service = await startService();
    const run = service.client().users.sendMany(names(1), "hi");
    await collect(run);
    await expect(collect(run)).rejects.toMatchObject({ kind: "configuration" });
  });
});
