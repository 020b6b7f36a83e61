import { describe, expect, test } from "vitest";
import { createMockChat, type MockChat, received } from "../src/testing.ts";
import { control } from "./harness/control-client.ts";
import { serve, TENANT } from "./harness/running-server.ts";

const send = (chat: MockChat, to: string, msg: string): Promise<Response> =>
  chat.fetch(`${chat.url}${TENANT}/${to}/messages`, {
    method: "POST",
    headers: { authorization: "Bearer a-secret-token", "content-type": "application/json" },
    body: JSON.stringify({ msg: { type: "text", msg } }),
  });

test("two hundred tests at the same time on one server each see their own messages, users, faults and time only", async () => {
  const server = await serve();
  const own = async (at: number): Promise<void> => {
    const chat = createMockChat({ url: server.url, session: `test-${at}` });
    await chat.online(`user-${at}`);
    await chat.advance(at * 60_000 + 1);
    if (at % 2 === 1) await chat.fault("503 times=1");
    const first = await send(chat, "users/alice", `first of ${at}`);
    expect(first.status).toBe(at % 2 === 1 ? 503 : 200);
    await send(chat, "users/alice", `second of ${at}`);

    expect(await received(chat, "alice", { text: `second of ${at}`, times: 1 })).toMatchObject({ pass: true });
    expect((await chat.messages()).map(({ message }) => message["msg"])).toEqual(
      at % 2 === 1 ? [`second of ${at}`] : [`first of ${at}`, `second of ${at}`],
    );
    const users = await control(server, "GET", "api/v1/apps/easemob-demo/chatdemoui/users", { session: `test-${at}` });
    expect(users.body.users.map(({ username }: { username: string }) => username).sort()).toEqual([
      "admin",
      "alice",
      `user-${at}`,
    ]);
    const clock = await control(server, "GET", "api/v1/clock", { session: `test-${at}` });
    expect(clock.body.offset).toBe(at * 60_000 + 1);
    await chat.close();
  };
  await Promise.all(Array.from({ length: 200 }, (_, at) => own(at)));
  expect((await control(server, "GET", "api/v1/sessions")).body.sessions).toHaveLength(1);
  expect((await control(server, "GET", "api/v1/requests")).body.total).toBe(0);
});

describe("the chat of a test on a server", () => {
  test("speaks the same words as the one in a process", async () => {
    const server = await serve({ config: { tokens: [{ label: "ci", token: "a-secret-token" }] } });
    const chat = createMockChat({ url: server.url, session: "words" });
    await chat.group("g1", ["alice", "bob"]);
    await send(chat, "groups/g1", "all of you");
    expect(await received(chat, "alice", { text: "all of you" })).toMatchObject({ pass: true });
    await chat.token("ci", "expired");
    expect((await send(chat, "users/alice", "late")).status).toBe(401);
    await chat.play({ name: "down", faults: ["503"] });
    expect((await send(chat, "users/alice", "down")).status).toBe(503);
    expect(await chat.messages()).toEqual([]);

    const { message } = await received(chat, "alice", {}, { timeout: 0 });
    expect(message).toContain("POST /easemob-demo/chatdemoui/users/alice/messages: 503 ");
    expect(message).not.toContain("a-secret-token");
  });

  test("says in the API's own words what it could not do", async () => {
    const server = await serve();
    const chat = createMockChat({ url: server.url, session: "wrong" });
    await expect(chat.fault("explode")).rejects.toThrow(/POST \/faults: 400 .*explode.* cannot be read/);
    await expect(chat.online("no name")).rejects.toThrow(/PATCH .*users: 400/);
    await expect(chat.token("nobody", "expired")).rejects.toThrow(/404 .*nobody/);
    expect(() => chat.fetch("http://127.0.0.1:1/")).toThrow(/is not the mock server of this test/);
    expect(() => createMockChat({ url: server.url, session: "a b" })).toThrow(/1 to 64 letters/);
  });

  test("reads more messages than one page holds", async () => {
    const server = await serve();
    const chat = createMockChat({ url: server.url, session: "many" });
    for (let round = 0; round < 15; round += 1)
      await Promise.all(Array.from({ length: 100 }, () => send(chat, "users/alice", "again")));
    expect(await received(chat, "alice", { text: "again", times: 1_500 })).toMatchObject({ pass: true });
  });
});
