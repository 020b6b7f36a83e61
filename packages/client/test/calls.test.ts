import { describe, expect, it } from "vitest";
import { EmchatResponseError, EmchatTargetError, image, type MessageInput, text } from "../src/index.ts";
import { answerWell, json, startService, TOKEN } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";

const ROOT = "/easemob-demo/chatdemoui";

describe("asking for presence", () => {
  it("sends a GET with the token and gives the name as it was written, and the status", async () => {
    const service = await startService();
    expect(await service.client().users.getStatus("zw123")).toEqual({ username: "zw123", status: "online" });
    expect(service.seen).toMatchObject([
      {
        method: "GET",
        path: `${ROOT}/users/zw123/status`,
        headers: { authorization: `Bearer ${TOKEN}`, accept: "application/json" },
      },
    ]);
  });

  it.each([
    ["the array of July 2014", [{ target_name: "zw123", result_code: 200, result_content: { result: "offline" } }]],
    [
      "an array that names the user in another case",
      [{ target_name: "ZW123", result_code: 200, result_content: { result: "offline" } }],
    ],
    [
      "an array with other users in it",
      [
        { target_name: "zw1", result_code: 404 },
        { target_name: "zw123", result_code: 200, result_content: { result: "offline" } },
      ],
    ],
    ["the map that replaced it two days later", { zw123: "offline" }],
  ])("understands %s", async (_, data) => {
    const service = await startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));
    expect(await service.client().users.getStatus("Zw123")).toEqual({ username: "Zw123", status: "offline" });
  });

  it.each([
    ["an empty array", []],
    ["another user's result", [{ target_name: "somebody", result_code: 200, result_content: { result: "online" } }]],
    ["a map without the user", { somebody: "online" }],
    ["a status that is neither", { zw123: "away" }],
    ["a result without its code", [{ target_name: "zw123", result_content: { result: "online" } }]],
    ["a string", "online"],
    ["null", null],
    ["no data at all", undefined],
  ])("shows what arrived when data is %s", async (_, data) => {
    const service = await startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));
    const error = await service
      .client()
      .users.getStatus("zw123")
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EmchatResponseError);
    expect(error).toMatchObject({ status: 200, key: 200, outcome: "unknown", attempts: 1, operation: "getUserStatus" });
    expect((error as Error).message).toContain('{\\"action\\":\\"post\\"');
  });

  it("cuts what arrived, and shows no token that was echoed", async () => {
    const service = await startService((seen, _nth, response) =>
      json(response, 200, { echo: seen.headers.authorization, long: "x".repeat(10_000) }),
    );
    const error = (await service
      .client()
      .users.getStatus("zw123")
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).toContain("Bearer [token]");
    expect(JSON.stringify(error)).not.toContain(TOKEN);
  });
});

describe("sending", () => {
  it.each<[string, MessageInput, unknown]>([
    ["a string", "你好", { msg: { type: "txt", msg: "你好" } }],
    ["a builder's message", text("你好"), { msg: { type: "txt", msg: "你好" } }],
    ["a plain message", { type: "text", msg: "你好" }, { msg: { type: "text", msg: "你好" } }],
    [
      "a whole request",
      { msg: text("hi"), from: "support", ext: { order: 1 } },
      { msg: { type: "txt", msg: "hi" }, from: "support", ext: { order: 1 } },
    ],
    ["an image", image({ url: "https://a1.easemob.com/x" }), { msg: { type: "img", url: "https://a1.easemob.com/x" } }],
  ])("takes %s as the message", async (_, message, body) => {
    const service = await startService();
    const { results } = await service.client().users.sendMessage("zw123", message);
    expect(results).toEqual([{ target: "zw123", ok: true, code: 200 }]);
    expect(service.seen).toMatchObject([
      { method: "POST", path: `${ROOT}/users/zw123/messages`, headers: { "content-type": "application/json" } },
    ]);
    expect(JSON.parse(service.seen[0]?.body ?? "")).toEqual(body);
  });

  it("sends to groups by their id", async () => {
    const service = await startService();
    await service.client().groups.sendMessage("1402541206787", "hi");
    expect(service.seen).toMatchObject([{ path: `${ROOT}/groups/1402541206787/messages` }]);
  });

  it("rejects when the service failed the target inside a 200, and says how", async () => {
    const data = [{ result_code: 404, result_content: { result: "no such user" } }];
    const service = await startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));
    const error = await service
      .client()
      .users.sendMessage("zw123", "hi")
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EmchatTargetError);
    expect(error).toMatchObject({
      kind: "target",
      outcome: "rejected",
      status: 200,
      key: 200,
      results: [{ target: "zw123", ok: false, code: 404, reason: "no such user", retryable: false }],
    });
    expect(service.seen).toHaveLength(1);
  });

  it.each([
    ["no result", []],
    ["a result for somebody else", [{ target_name: "somebody", result_code: 200 }]],
    ["two results without names", [{ result_code: 200 }, { result_code: 200 }]],
  ])("notices a target that is missing from the reply: %s", async (_, data) => {
    const service = await startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));
    await expect(service.client().users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      kind: "response",
      outcome: "unknown",
      attempts: 1,
    });
    expect(service.seen).toHaveLength(1);
  });

  it.each([
    ["null", null],
    ["a number", 5],
    [
      "a message with a circle",
      (() => {
        const ext: Record<string, unknown> = {};
        ext["self"] = ext;
        return { msg: text("x"), ext };
      })(),
    ],
    ["a message with a bigint", { msg: text("x"), ext: { big: 1n } }],
    ["a sender inside the message", { type: "txt", msg: "x", from: "alice" }],
    ["an extension inside the message", { type: "txt", msg: "x", ext: { order: 1 } }],
  ])("refuses %s before anything is sent", async (_, message) => {
    const service = await startService();
    await expect(service.client().users.sendMessage("zw123", message as MessageInput)).rejects.toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
      attempts: 0,
    });
    expect(service.seen).toHaveLength(0);
  });
});

describe("path values", () => {
  it.each(["", ".", "..", "a/b", "a\\b", "%2e%2e", "a\u0000b", "\ud800", "x".repeat(256)])(
    "refuses %j before anything is sent",
    async (username) => {
      const service = await startService();
      await expect(service.client().users.getStatus(username)).rejects.toMatchObject({
        kind: "configuration",
        outcome: "not-sent",
        attempts: 0,
      });
      expect(service.seen).toHaveLength(0);
    },
  );

  it.each([undefined, null, 5, {}])("refuses %j, which is no string, before anything is sent", async (username) => {
    const service = await startService();
    await expect(service.client().users.getStatus(username as string)).rejects.toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
    });
    expect(service.seen).toHaveLength(0);
  });

  it("encodes everything else", async () => {
    const service = await startService(answerWell);
    await service.client().users.getStatus("张 三?#&");
    expect(service.seen[0]?.path).toBe(`${ROOT}/users/${encodeURIComponent("张 三?#&")}/status`);
  });
});

describe("the other doors", () => {
  it("gives status, headers, attempts and timing with withResponse", async () => {
    const service = await startService((_seen, nth, response) =>
      nth === 1
        ? json(response, 503, refusal("service_unavailable"))
        : json(response, 200, presence("zw123", "online"), { "x-request-id": "r-17" }),
    );
    const whole = await service
      .client({ retry: { baseDelay: 1 } })
      .users.getStatus("zw123")
      .withResponse();
    expect(whole).toMatchObject({
      value: { username: "zw123", status: "online" },
      status: 200,
      requestId: "r-17",
      attempts: 2,
    });
    expect(whole.headers.get("content-type")).toBe("application/json");
    expect(whole.timing.totalMs).toBeGreaterThanOrEqual(whole.timing.attemptMs);
    expect(whole.timing.attemptMs).toBeGreaterThan(0);
  });

  it("returns values and errors from client.safe without throwing", async () => {
    const service = await startService((_seen, nth, response) =>
      nth === 1 ? json(response, 200, sent) : json(response, 404, refusal("service_resource_not_found")),
    );
    const { safe } = service.client();
    expect(await safe.users.sendMessage("zw123", "hi")).toMatchObject({ ok: true, value: { results: [{ ok: true }] } });
    expect(await safe.users.sendMessage("zw123", "hi")).toMatchObject({
      ok: false,
      error: { key: 404, code: "service_resource_not_found" },
    });
    expect(await safe.groups.sendMessage("1", "hi").withResponse()).toMatchObject({
      ok: false,
      error: { status: 404, attempts: 1 },
    });
    expect(await safe.users.getStatus("..")).toMatchObject({ ok: false, error: { kind: "configuration" } });
  });

  it("leaves no rejection unhandled when only withResponse is awaited", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): number => unhandled.push(reason);
    process.on("unhandledRejection", listener);
    await expect(service.client().users.getStatus("zw123").withResponse()).rejects.toMatchObject({ status: 404 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", listener);
    expect(unhandled).toEqual([]);
  });

  it("gives the reply as it came through client.request", async () => {
    const data = [{ result_code: 404 }];
    const service = await startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));
    const reply = await service
      .client()
      .request("sendMessageToGroup", { path: { group_name: "1402541206787" }, body: { msg: text("hi") } });
    expect(reply.data).toEqual(data);
    expect(reply.duration).toBe(110);
  });

  it("derives a client with other options that shares the limiter, unless it is told otherwise", async () => {
    const service = await startService();
    const client = service.client({ rate: {} });
    const derived = client.withOptions({ app: "other" });
    await derived.users.getStatus("zw123");
    expect(service.seen[0]?.path).toBe("/easemob-demo/other/users/zw123/status");
    expect(client.withOptions({ timeout: 5 }).rate).toBe(client.rate);
    expect(derived.rate).not.toBe(client.rate);
    expect(client.withOptions({ rate: false }).rate).toBeUndefined();
  });

  it("looks fetch up at each call, so that a test can replace it after the client was made", async () => {
    const service = await startService();
    const client = service.client();
    const real = globalThis.fetch;
    globalThis.fetch = async () => Response.json(presence("zw123", "offline"));
    try {
      expect(await client.users.getStatus("zw123")).toEqual({ username: "zw123", status: "offline" });
    } finally {
      globalThis.fetch = real;
    }
    expect(service.seen).toHaveLength(0);
  });
});
