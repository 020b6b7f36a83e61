import { describe, expect, it } from "vitest";
import type { BulkMessage, BulkOptions, BulkProgress, ClientOptions, RateLimiter } from "../src/index.ts";
import { names, storedAs } from "./service/bulk-lists.ts";
import { holdTime } from "./service/held-time.ts";
import { startService } from "./service/local-service.ts";

const never = (): Promise<never> => new Promise(() => {});

function limiterThat(
  acquire: RateLimiter["acquire"],
  state: Partial<ReturnType<RateLimiter["state"]>> = {},
): RateLimiter {
  return { acquire, report: () => {}, state: () => ({ pausedForMs: 0, operations: {}, ...state }) };
}

interface Silence {
  readonly client?: Partial<ClientOptions>;
  readonly options?: BulkOptions;
  readonly message?: BulkMessage;
}

const silent: readonly (readonly [name: string, silence: Silence])[] = [
  ["the rate limiter", { client: { rate: limiterThat(never) } }],
  ["`beforeAttempt`", { options: { beforeAttempt: never } }],
  ["the message function", { message: never }],
  ["`onCheckpoint`", { options: { onCheckpoint: never } }],
];

describe.each(silent)(
  "a bulk send for which %s never answers",
  (name, { client = {}, options = {}, message = "hi" }) => {
    const begin = async (more: BulkOptions) => {
      const service = await startService();
      const told: BulkProgress[] = [];
      const onProgress = (progress: BulkProgress): void => void told.push(progress);
      const run = service.client(client).users.sendMany(names(30), message, { ...options, ...more, onProgress });
      return { service, told, run };
    };

    it("is paused, says for whom it waits, and gives up with everybody on its list", async () => {
      const time = holdTime();
      const { service, told, run } = await begin({ giveUpAfter: 2200 });
      const ended = Promise.resolve(run);
      await time.passUntil(() => run.state === "ended");
      const summary = await ended;
      time.release();
      expect(summary).toMatchObject({
        ended: "gaveUp",
        delivered: 0,
        unknown: 0,
        notSent: 30,
        error: { kind: "unavailable" },
      });
      expect(summary.error?.message).toContain(name);
      const paused = told.filter(({ state }) => state === "paused");
      expect(paused.length).toBeGreaterThan(0);
      for (const { trouble } of paused) expect(trouble?.message).toContain(`${name} has not answered`);
      expect(service.seen).toHaveLength(0);
      const resumed = service.client().users.sendMany(names(30), message === never ? () => "hi" : message, {
        resumeFrom: storedAs(summary.checkpoint),
      });
      expect(await resumed).toMatchObject({ delivered: 30, unknown: 0 });
      expect(service.seen).toHaveLength(30);
    });

    it.each(["now", "drain"] as const)("ends by %s", async (mode) => {
      const { service, run } = await begin({ timeout: 300 });
      setTimeout(() => run.abort(mode), 50);
      const ended = Promise.resolve(run);
      if (mode === "drain" && options.onCheckpoint)
        await expect(ended).rejects.toThrow("`onCheckpoint` has not answered for 300 ms");
      else expect(await ended).toMatchObject({ ended: "aborted", notSent: 30, unknown: 0 });
      expect(run.state).toBe("ended");
      expect(service.seen).toHaveLength(0);
    });
  },
);

describe("a bulk send that waits for long", () => {
  it("goes on when somebody who was silent answers at last", async () => {
    const service = await startService();
    const states = new Set<string>();
    let asked = 0;
    const rate = limiterThat(async () => {
      asked += 1;
      if (asked === 1) await new Promise((resolve) => setTimeout(resolve, 1400));
    });
    const run = service.client({ rate }).users.sendMany(names(5), "hi", {
      concurrency: 1,
      giveUpAfter: 4000,
      onProgress: ({ state }) => states.add(state),
    });
    expect(await run).toMatchObject({ ended: "complete", delivered: 5 });
    expect(service.seen).toHaveLength(5);
    expect([...states]).toContain("paused");
  });

  it("takes a limiter at its word that its turns are far apart", async () => {
    const service = await startService();
    const states = new Set<string>();
    const rate = limiterThat(() => new Promise((resolve) => setTimeout(resolve, 1600)), {
      operations: { sendMessageToUser: { requests: 1, perMs: 1600, share: 1, waiting: 1 } },
    });
    const run = service.client({ rate }).users.sendMany(names(2), "hi", {
      concurrency: 1,
      giveUpAfter: 1000,
      onProgress: ({ state }) => states.add(state),
    });
    expect(await run).toMatchObject({ ended: "complete", delivered: 2 });
    expect([...states]).not.toContain("paused");
  });
});
