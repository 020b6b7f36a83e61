import { describe, expect, it } from "vitest";
import type { BulkLine, Checkpoint } from "../src/index.ts";
import { collect, names, storedAs, targetOf } from "./service/bulk-lists.ts";
import { json, type LocalService, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

/** Some are refused, and some connections die. */
const startMixedService = (): Promise<LocalService> =>
  startService((seen, _nth, response, request) => {
    const number = Number(targetOf(seen.path).slice(4));
    if (number % 10 === 3) json(response, 404, refusal("service_resource_not_found"));
    else if (number % 10 === 7) request.socket.destroy();
    else json(response, 200, sent);
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
      delivered: 95,
      rejected: 0,
      unknown: 0,
    });
  });

  it("do not hold up targets that come slowly", async () => {
    const service = await startService();
    // the next one comes when the one before was sent to
    async function* slow(): AsyncGenerator<string> {
      for (const [sentTo, name] of names(3).entries()) {
        await expect.poll(() => service.seen.length).toBe(sentTo);
        yield name;
      }
    }
    await collect(service.client().users.sendMany(slow(), "hi", { onCheckpoint: () => {} }));
    expect(service.seen).toHaveLength(3);
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

  it("do not grow with those that were not delivered: each of them is handed out once, as a line", async () => {
    const service = await startMixedService();
    const sizes: number[] = [];
    const lines: BulkLine[] = [];
    const summary = await service.client().users.sendMany(names(400), "hi", {
      checkpointEvery: 20,
      onCheckpoint: (checkpoint, more) => {
        sizes.push(JSON.stringify(checkpoint).length);
        lines.push(...more);
      },
    });
    expect(summary).toMatchObject({ delivered: 320, rejected: 40, unknown: 40 });
    expect(Math.max(...sizes)).toBeLessThan(4000);
    expect(sizes.at(-1)).toBeLessThan(500);
    const expected = names(400).flatMap((target, index) => {
      if (index % 10 === 3) return [{ index, target, outcome: "rejected", kind: "notFound", status: 404 }];
      return index % 10 === 7 ? [{ index, target, outcome: "unknown", kind: "connection" }] : [];
    });
    expect(lines.sort((left, right) => left.index - right.index)).toMatchObject(expected);
  });

  it("tell a line again when it could not be stored", async () => {
    const service = await startMixedService();
    const stored: string[] = [];
    let failing = true;
    const onCheckpoint = (_: Checkpoint, lines: readonly BulkLine[]): void => {
      if (failing && lines.length > 0) {
        failing = false;
        throw new Error("try again");
      }
      stored.push(...lines.map(({ target }) => target));
    };
    const run = service.client().users.sendMany(names(7), "hi", { concurrency: 1, checkpointEvery: 1, onCheckpoint });
    await expect(run).rejects.toThrow("try again");
    expect(stored).toEqual(["user3"]);
  });

  it("name the tenant and the message, and are refused where one of them is another", async () => {
    const service = await startService();
    const client = service.client();
    const run = client.users.sendMany(names(20), "hi");
    for await (const _ of run) break;
    const resumeFrom = storedAs(run.checkpoint());
    const before = service.seen.length;
    const refused = async (message: RegExp, resumed: PromiseLike<unknown>): Promise<void> => {
      await expect(resumed).rejects.toMatchObject({ kind: "configuration", message: expect.stringMatching(message) });
    };
    const others = names(20).map((name) => name.replace("user0", "user99"));
    await refused(/other targets/, client.users.sendMany(others, "hi", { resumeFrom }));
    await refused(/other targets/, client.users.sendMany([], "hi", { resumeFrom }));
    await refused(/another message/, client.users.sendMany(names(20), "ho", { resumeFrom }));
    await refused(/another message/, client.users.sendMany(names(20), "hi", { resumeFrom, from: "amy" }));
    await refused(
      /another message/,
      client.users.sendMany(names(20), () => "hi", { resumeFrom }),
    );
    await refused(
      /sendMessageToUser, not to sendMessageToGroup/,
      client.groups.sendMany(names(20), "hi", { resumeFrom }),
    );
    await refused(/other#chatdemoui/, service.client({ org: "other" }).users.sendMany(names(20), "hi", { resumeFrom }));
    expect(service.seen).toHaveLength(before);
    expect(await client.users.sendMany(names(20), "hi", { resumeFrom })).toMatchObject({ delivered: 20 });
  });

  it.each([
    ["of the first version", { version: 1 }],
    ["cut in half", { again: undefined }],
    ["with something else in a list", { pending: ["user1"] }],
    ["with a count that is none", { delivered: "many" }],
  ])("%s are refused", async (_, change) => {
    const service = await startService();
    const run = service.client().users.sendMany(names(3), "hi");
    await run;
    const resumeFrom = { ...storedAs(run.checkpoint()), ...change } as Checkpoint;
    await expect(service.client().users.sendMany(names(3), "hi", { resumeFrom })).rejects.toThrow(
      /no checkpoint of this version/,
    );
  });

  it.each([
    [
      "a target that is beyond its `next`",
      ({ next }: Checkpoint) => ({ again: [{ index: next, target: "eve" }] }),
      /lists index \d+ in `again`/,
    ],
    ["a target twice", ({ again }: Checkpoint) => ({ pending: again }), /lists index \d+ twice/],
    [
      "another target at a place",
      ({ again }: Checkpoint) => ({ again: again.map((each, at) => (at ? each : { ...each, target: "eve" })) }),
      /lists "eve" at index/,
    ],
    [
      "a target fewer",
      ({ again }: Checkpoint) => ({ again: again.slice(1) }),
      /what became of \d+ targets, but \d+ were read/,
    ],
    [
      "more delivered than there were",
      ({ next }: Checkpoint) => ({ delivered: next + 1 }),
      /what became of \d+ targets, but its `next` is/,
    ],
    ["one more delivered", ({ delivered }: Checkpoint) => ({ delivered: delivered - 1 }), /what became of \d+ targets/],
    ["fewer than none delivered", () => ({ delivered: -1 }), /no checkpoint of this version/],
    ["a place that is none", () => ({ pending: [{ index: -1, target: "user1" }] }), /no checkpoint of this version/],
    ["another end", ({ next }: Checkpoint) => ({ next: next + 1 }), /other targets/],
    ["another hash", ({ hash }: Checkpoint) => ({ hash: hash ^ 1 }), /other targets|no checkpoint/],
    ["no target read", () => ({ next: 0, pending: [], again: [], unreported: [], delivered: 0 }), /has read no target/],
  ] as const)("that were changed by hand to have %s are refused, and nothing is sent", async (_, change, message) => {
    const service = await startService();
    const run = service.client().users.sendMany(names(40), "hi", { concurrency: 4 });
    for await (const { index } of run) if (index > 5) break;
    const written = storedAs(run.checkpoint()) as Checkpoint;
    expect(written.again.length).toBeGreaterThan(1);
    const before = service.seen.length;
    const resumeFrom = { ...written, ...change(written) };
    await expect(service.client().users.sendMany(names(40), "hi", { resumeFrom })).rejects.toMatchObject({
      kind: "configuration",
      message: expect.stringMatching(message),
    });
    expect(service.seen).toHaveLength(before);
    expect(await service.client().users.sendMany(names(40), "hi", { resumeFrom: written })).toMatchObject({
      delivered: 40,
    });
  });

  it("that are no object are refused", async () => {
    const service = await startService();
    for (const resumeFrom of [null, "{}", 1] as unknown as Checkpoint[])
      await expect(service.client().users.sendMany(names(3), "hi", { resumeFrom })).rejects.toMatchObject({
        kind: "configuration",
      });
  });

  it("let a resume know which targets came again", async () => {
    const service = await startService();
    const list = ["amy", "bob", "AMY", "cid", "Bob", "dan"];
    const run = service.client().users.sendMany(list, "hi", { concurrency: 1 });
    for await (const _ of run) break;
    const summary = await service.client().users.sendMany(list, "hi", { resumeFrom: storedAs(run.checkpoint()) });
    expect(summary).toMatchObject({ delivered: 4, duplicates: 2 });
    expect(service.seen).toHaveLength(4);
  });
});
