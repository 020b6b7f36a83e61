import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, type EmchatClient } from "../src/index.ts";
import { collect, names, storedAs } from "./service/bulk-lists.ts";
import { TOKEN } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

/** A client whose service takes everything soon, and whoever was sent to. */
function clientOf(options: Partial<ClientOptions> = {}): { readonly client: EmchatClient; readonly inbox: string[] } {
  const inbox: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    inbox.push(decodeURIComponent(String(url).split("/")[6] ?? ""));
    return Response.json(sent);
  };
  return { client: createClient({ org: "o", app: "a", token: TOKEN, fetch, rate: false, ...options }), inbox };
}

const listOf = (values: readonly unknown[]): never => values as never;
const thrownBy = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => undefined,
    (error: unknown) => error,
  );

describe("what is no text in a list", () => {
  it.each<[string, readonly unknown[]]>([
    ["rows in the place of names", [{ username: "zw123" }, { username: "zw124" }, { username: "zw125" }]],
    ["numbers", [123, 124, 123]],
    ["nothing at all", [undefined, null, undefined]],
    ["objects that cannot be written", [Object.create(null), Symbol("x"), Object.create(null)]],
  ])("(%s) is told of each, and takes nobody's place", async (_, wrong) => {
    const { client, inbox } = clientOf();
    // texts of the same look are people
    const good = ["123", "undefined", "[object Object]"];
    const results = await collect(client.users.sendMany(listOf([...wrong, ...good]), "hi"));
    expect(results).toHaveLength(wrong.length + good.length);
    const failed = results.filter((result) => !result.ok);
    expect(failed.map(({ index }) => index).sort()).toEqual(wrong.map((__, index) => index));
    for (const { error } of failed) expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent" });
    expect(inbox.sort()).toEqual([...good].sort());
  });

  it("is passed over by a resume as it was by the run before", async () => {
    const { client, inbox } = clientOf();
    const list = listOf([{ id: 1 }, "zw123", { id: 2 }, "zw124", "zw125"]);
    const run = client.users.sendMany(list, "hi", { concurrency: 1 });
    for await (const result of run) if (result.ok) break;
    await client.users.sendMany(list, "hi", { resumeFrom: storedAs(run.checkpoint()) });
    expect(inbox.sort()).toEqual(["zw123", "zw124", "zw125"]);
  });
});

describe("names that are one", () => {
  it.each<[string, readonly string[], number]>([
    ["by case", ["Bob", "bob", "BOB"], 1],
    ["by blanks of any kind", ["bob", " bob", "bob\t", "\u00a0bob", "bob\u3000\n"], 1],
    ["by nothing: letters that only look alike", ["bob", "b\u043eb", "bob\u200b", "ｂｏｂ"], 4],
    ["by nothing: é written in two ways", ["\u00e9", "e\u0301"], 2],
  ])("(%s) are sent to once, each other name too", async (_, list, times) => {
    const { client, inbox } = clientOf();
    const { delivered, duplicates } = await client.users.sendMany(list, "hi");
    expect([inbox.length, delivered, duplicates]).toEqual([times, times, list.length - times]);
  });

  it("are none among groups, whose ids have a case", async () => {
    const { client, inbox } = clientOf();
    await client.groups.sendMany(["G1", "g1", " g1 ", "1", "01"], "hi");
    expect(inbox.sort()).toEqual(["01", "1", "G1", "g1"]);
  });
});

describe("a list that fails", () => {
  const iterable = (iterator: object): AsyncIterable<string> =>
    ({ [Symbol.asyncIterator]: () => iterator }) as AsyncIterable<string>;
  const counting = (next: (count: number) => unknown, more: object = {}) => {
    let count = 0;
    return iterable({ next: async () => next(count++), ...more });
  };
  const cause = new Error("the cursor is lost");
  const fail = (): never => {
    throw cause;
  };

  it.each<[string, () => AsyncIterable<string>]>([
    ["when it is opened", () => ({ [Symbol.asyncIterator]: fail })],
    ["at once", () => iterable({ next: fail })],
    ["later", () => counting((count) => (count < 3 ? { value: `zw${count}` } : fail()))],
  ])("%s ends the run with its own error, and whoever was sent to is told", async (_, targets) => {
    const { client, inbox } = clientOf();
    const run = client.users.sendMany(targets(), "hi");
    expect(await thrownBy(run)).toBe(cause);
    const checkpoint = run.checkpoint();
    const told = (checkpoint?.delivered ?? 0) + (checkpoint?.unreported.length ?? 0);
    expect([told, checkpoint?.pending ?? []]).toEqual([inbox.length, []]);
  });

  it.each(["drain", "now"] as const)("to go on does not keep an abort waiting (%s)", async (mode) => {
    const never = new Promise(() => {});
    const { client } = clientOf();
    for (const more of [{}, { return: () => never }, { return: fail }]) {
      const targets = counting((count) => (count < 2 ? { value: `zw${count}` } : never), more);
      const run = client.users.sendMany(targets, "hi");
      const ended = Promise.resolve(run);
      await expect.poll(() => run.checkpoint()?.delivered).toBe(2);
      run.abort(mode);
      expect(await ended).toMatchObject({ ended: "aborted", delivered: 2, unknown: 0 });
    }
  });
});

describe("whoever leaves the loop", () => {
  it("hears that the last checkpoint could not be stored", async () => {
    const { client } = clientOf();
    const cause = new Error("the disk is full");
    let left = false;
    const onCheckpoint = (): void => {
      if (left) throw cause;
    };
    const run = client.users.sendMany(names(20), "hi", { concurrency: 2, checkpointEvery: 4, onCheckpoint });
    const leave = async (): Promise<void> => {
      for await (const _ of run) {
        left = true;
        break;
      }
    };
    expect(await thrownBy(leave())).toBe(cause);
    expect(run.state).toBe("ended");
    expect(await thrownBy(run)).toBe(cause);
  });

  it("by an error of its own hears of that one", async () => {
    const { client } = clientOf();
    const cause = new Error("mine");
    const leave = async (): Promise<void> => {
      for await (const _ of client.users.sendMany(names(20), "hi")) throw cause;
    };
    expect(await thrownBy(leave())).toBe(cause);
  });
});

describe("the waits of a run", () => {
  it("are those of its own `retry`", async () => {
    let asked = 0;
    const fetch = async (): Promise<Response> => {
      asked += 1;
      return asked < 4 ? Response.json(refusal("service_unavailable"), { status: 503 }) : Response.json(sent);
    };
    const { client } = clientOf({ fetch, retry: { baseDelay: 1e15, maxDelay: 1e15 } });
    const run = client.users.sendMany(["zw123"], "hi", { retry: { baseDelay: 1, maxDelay: 1 } });
    expect(await run).toMatchObject({ ended: "complete", delivered: 1 });
    expect(asked).toBe(4);
  });
});
