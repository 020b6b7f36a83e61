import { createEmulator, DEFAULT_MESSAGES } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { body, post, sendToGroup, sendToUser } from "./calls.ts";

const texts = (emulator: ReturnType<typeof createEmulator>): unknown[] =>
  emulator.messages.list({ limit: 1_000_000 }).messages.map(({ message }) => message["msg"]);

describe("the message log", () => {
  test("lists the newest first, by pages and by a condition", () => {
    const emulator = createEmulator();
    for (const text of ["1", "2", "3", "4"]) sendToUser(emulator, "a", text);
    sendToGroup(emulator, "77", "5");

    expect(texts(emulator)).toEqual(["5", "4", "3", "2", "1"]);
    const page = emulator.messages.list({ start: 1, limit: 2, where: ({ target }) => target.kind === "user" });
    expect({ ...page, messages: page.messages.map(({ message }) => message["msg"]) }).toEqual({
      total: 4,
      start: 1,
      limit: 2,
      messages: ["3", "2"],
    });
    expect(emulator.messages.latest(({ target }) => target.name === "a")?.message["msg"]).toBe("4");
    expect(emulator.messages.latest(() => false)).toBeUndefined();
  });

  test("finds and removes a message by its id", () => {
    const emulator = createEmulator();
    const ids = ["1", "2", "3"].map((text) => sendToUser(emulator, "a", text).message?.id ?? "");

    expect(emulator.messages.get(ids[1] ?? "")?.message["msg"]).toBe("2");
    expect([emulator.messages.delete(ids[1] ?? ""), emulator.messages.delete(ids[1] ?? "")]).toEqual([true, false]);
    expect(emulator.messages.get(ids[1] ?? "")).toBeUndefined();
    expect(texts(emulator)).toEqual(["3", "1"]);
    expect(emulator.messages.bytes).toBe(2 * '{"msg":{"type":"text","msg":"1"}}'.length);
    expect(emulator.messages.clear()).toBe(2);
    expect([emulator.messages.size, emulator.messages.bytes, emulator.messages.dropped]).toEqual([0, 0, 0]);
  });

  test(`keeps ${DEFAULT_MESSAGES} messages, drops the oldest and counts them`, () => {
    const emulator = createEmulator();
    for (let at = 1; at <= DEFAULT_MESSAGES + 250; at += 1) sendToUser(emulator, "a", String(at));

    expect([emulator.messages.size, emulator.messages.dropped, emulator.messages.capacity]).toEqual([
      DEFAULT_MESSAGES,
      250,
      DEFAULT_MESSAGES,
    ]);
    expect(texts(emulator).slice(-2)).toEqual(["252", "251"]);
    expect(emulator.messages.latest()?.sequence).toBe(DEFAULT_MESSAGES + 250);
  });

  test("always holds the last messages in order, however many were dropped", () => {
    const emulator = createEmulator({ config: { limits: { messages: 7 } } });
    for (let at = 1; at <= 1_000; at += 1) {
      sendToUser(emulator, "a", String(at));
      const kept = Array.from({ length: Math.min(at, 7) }, (_, index) => String(at - index));
      expect(texts(emulator)).toEqual(kept);
    }
    expect(emulator.messages.dropped).toBe(993);
  });

  test("keeps no more bytes of bodies than it may, but the last message always", () => {
    const emulator = createEmulator({ config: { limits: { messageBytes: 1_000 } } });
    const send = (length: number): unknown => body(sendToUser(emulator, "a", "x".repeat(length)))["data"];
    const overhead = '{"msg":{"type":"text","msg":""}}'.length;
    for (let at = 0; at < 10; at += 1) send(200 - overhead);

    expect([emulator.messages.size, emulator.messages.bytes, emulator.messages.dropped]).toEqual([5, 1_000, 5]);
    send(5_000);
    expect([emulator.messages.size, emulator.messages.bytes]).toEqual([1, 5_000 + overhead]);
    send(1);
    expect([emulator.messages.size, emulator.messages.bytes]).toEqual([1, 1 + overhead]);
  });

  test("keeps the message as it was sent, every type of it", () => {
    const emulator = createEmulator();
    const sent = { type: "custom", customEvent: "order/shipped", customExts: { order: "20140708-17" } };
    post(emulator, "/users/zw123/messages", { msg: sent });

    expect(emulator.messages.latest()?.message).toEqual(sent);
  });
});
