import { createChat, received } from "@emchat/emulator/testing";
import { expect, test } from "@emchat/emulator/vitest";
import { afterEach, describe, vi } from "vitest";

const send = (
  chat: Pick<ReturnType<typeof createChat>, "fetch" | "url">,
  to: string,
  body: unknown,
): Promise<Response> =>
  chat.fetch(`${chat.url}/easemob-demo/chatdemoui/${to}/messages`, {
    method: "POST",
    headers: { authorization: "Bearer a-secret-token", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const text = (msg: string, more: object = {}): object => ({ msg: { type: "text", msg }, ...more });

describe("toHaveReceived", () => {
  test("waits for what comes late", async ({ chat }) => {
    const waiting = expect(chat).toHaveReceived("alice", { text: /order/, from: "shop" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await send(chat, "users/alice", text("your order", { from: "Shop" }));
    await waiting;
  });

  test("looks at text, sender, type, message and ext, and takes the messages of groups for their members'", async ({
    chat,
  }) => {
    await chat.group("g1", ["Alice", "bob"]);
    await send(chat, "users/ALICE", {
      msg: { type: "img", url: "http://x/y", filename: "a.png" },
      ext: { a: [1, { b: 2 }] },
    });
    await send(chat, "groups/g1", text("all of you"));

    await expect(chat).toHaveReceived("alice", {
      type: "img",
      message: { filename: "a.png" },
      ext: { a: [1, { b: 2 }] },
    });
    await expect(chat).toHaveReceived("alice", { text: "all of you" });
    await expect(chat).toHaveReceived("g1", { from: "admin", times: 1 });
    await expect(chat).toHaveReceived("alice", { times: 2 });
    await expect(chat).not.toHaveReceived("alice", { text: "all" });
    await expect(chat).not.toHaveReceived("carol");
  });

  test("fails with what came nearest and with the calls that were refused, and names no token", async ({ chat }) => {
    await send(chat, "users/alice", text("your parcel", { from: "shop" }));
    await send(chat, "users/bob", text("your order"));
    await send(chat, "users/alice", { msg: { type: "smoke" } });
    const failure: Error = await expect(chat)
      .toHaveReceived("alice", { text: /order/g, from: "shop" }, { timeout: 50 })
      .then(
        () => Promise.reject(new Error("it passed")),
        (error: Error) => error,
      );

    const lines = failure.message.split("\n");
    expect(lines.slice(0, 5)).toEqual([
      'expected alice to have received a message { text: /order/g, from: "shop" } within 50 ms, but there is none',
      "The nearest of 2:",
      '  to user alice from shop, "your parcel": the text is "your parcel", not /order/g',
      '  to user bob from admin, "your order": the receiver is "bob", not "alice"; from is "admin", not "shop"',
      "Calls that were refused:",
    ]);
    expect(lines[5]).toMatch(/^ {2}POST \/easemob-demo\/chatdemoui\/users\/alice\/messages: 400 .*\/msg\/type/);
    expect(failure.message).not.toContain("a-secret-token");
  });

  test("says when nothing came at all, and when too many did", async ({ chat }) => {
    await expect(expect(chat).toHaveReceived("alice", {}, { timeout: 0 })).rejects.toThrow(
      "No message was taken at all.",
    );
    await send(chat, "users/alice", text("one"));
    await send(chat, "users/alice", text("one"));
    await expect(expect(chat).toHaveReceived("alice", { text: "one", times: 1 })).rejects.toThrow(
      /1 message .* but there are 2/,
    );
    await expect(expect(chat).not.toHaveReceived("alice")).rejects.toThrow(
      "not to have received a message, but there are 2",
    );
  });

  test("with not and a timeout, holds that nothing comes for so long", async ({ chat }) => {
    const waiting = expect(chat).not.toHaveReceived("alice", {}, { timeout: 10_000 });
    setTimeout(() => void send(chat, "users/alice", text("late")), 40);
    await expect(waiting).rejects.toThrow("not to have received");
  });

  test("refuses what it cannot judge", async ({ chat }) => {
    await expect(expect({}).toHaveReceived("alice")).rejects.toThrow("judges the chat of a test");
    await expect(expect(chat).toHaveReceived("alice", { txt: "a" } as object)).rejects.toThrow('no "txt" to expect');
  });

  describe("under fake timers", () => {
    afterEach(() => {
      vi.useRealTimers();
    });
    test("waits all the same", async ({ chat }) => {
      vi.useFakeTimers();
      await expect(expect(chat).toHaveReceived("alice", {}, { timeout: 60 })).rejects.toThrow("within 60 ms");
    });
  });
});

describe("the chat of a test", () => {
  test("sets presence, faults, tokens and time in the test's words", async ({ chat }) => {
    await chat.online("alice", "bob");
    await chat.offline("bob");
    const status = (name: string): Promise<string> =>
      chat
        .fetch(`${chat.url}/easemob-demo/chatdemoui/users/${name}/status`, { headers: { authorization: "Bearer t" } })
        .then(async (reply) => `${reply.status} ${(await reply.text()).includes('"online"')}`);
    expect([await status("alice"), await status("bob")]).toEqual(["200 true", "200 false"]);
    await chat.fault("503 times=1");
    expect([await status("alice"), await status("alice")]).toEqual(["503 false", "200 true"]);
    await chat.play({
      tokens: [{ token: "t", label: "short", expiresAt: "2014-07-09T09:00:00Z" }],
      clock: "2014-07-09T08:00:00Z",
    });
    await chat.advance("59m");
    expect(await status("alice")).toBe("200 false");
    await chat.advance("1m");
    expect(await status("alice")).toBe("401 false");
    await chat.token("short", "revoked");
    await expect(chat.token("long", "revoked")).rejects.toThrow("no token with the label long; there are short");
  });

  describe("can begin elsewhere", () => {
    test.override({ chatOptions: { tenant: { org: "o", app: "a" }, config: { strict: true } } });
    test("with options of its own", async ({ chat }) => {
      await chat.online("alice");
      expect(chat.emulator.users.list("o", "a").map(({ username }) => username)).toEqual(["alice"]);
      expect(chat.emulator.strict).toBe(true);
    });
  });

  test("reaches its own service and nothing else", async ({ chat }) => {
    await expect(chat.fetch("http://127.0.0.1:1/")).rejects.toThrow("is not below the emulator's baseUrl");
  });
});

describe("two hundred tests at the same time", () => {
  test.concurrent.for(Array.from({ length: 200 }, (_, at) => at))(
    "number %i sees its own messages only",
    async (at, { chat }) => {
      await send(chat, "users/alice", text(`of ${at}`));
      await new Promise((resolve) => setTimeout(resolve, 5));
      await expect(chat).toHaveReceived("alice", { text: `of ${at}`, times: 1 });
      expect(await chat.messages()).toHaveLength(1);
    },
  );
});

test("the verdict is there for any runner", async () => {
  const chat = createChat();
  expect(await received(chat, "alice", {}, { timeout: 0 })).toMatchObject({ pass: false });
});
