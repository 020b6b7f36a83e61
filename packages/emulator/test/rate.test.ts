import { createEmulator } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { body, NOW, post, raw, refusal, sendToGroup, sendToUser, status } from "./calls.ts";

describe("rate windows", () => {
  test("are off by default, as no limit is documented for July 2014", () => {
    const emulator = createEmulator({ clock: () => NOW });
    const statuses = new Set(Array.from({ length: 500 }, () => status(emulator, "a").status));

    expect([...statuses]).toEqual([200]);
  });

  test("switched on, give each operation the contract's budget: 100 status calls a second, 20 group messages", () => {
    const emulator = createEmulator({ clock: () => NOW, config: { rate: true } });
    const taken = (call: () => { status: number }): number => {
      let count = 0;
      while (call().status === 200) count += 1;
      return count;
    };

    expect(taken(() => status(emulator, "a"))).toBe(100);
    expect(taken(() => sendToGroup(emulator))).toBe(20);
    expect(taken(() => sendToUser(emulator))).toBe(6_000);
  });

  test("answer 429 with the whole seconds until the window ends, and begin anew after it", () => {
    let now = NOW;
    const emulator = createEmulator({
      clock: () => now,
      config: { rate: { getUserStatus: { requests: 2, perMs: 5_000 } } },
    });
    const ask = (): unknown[] => {
      const reply = status(emulator, "a");
      return [...refusal(reply), reply.headers["retry-after"]];
    };

    expect([ask()[0], ask()[0]]).toEqual([200, 200]);
    expect(ask()).toEqual([429, "reach_limit", "5"]);
    now += 3_001;
    expect(ask()).toEqual([429, "reach_limit", "2"]);
    now += 1_998;
    expect(ask()).toEqual([429, "reach_limit", "1"]);
    now += 1;
    expect([ask()[0], ask()[0], ask()[0]]).toEqual([200, 200, 429]);
  });

  test("count each application for itself, and refused calls not at all", () => {
    const emulator = createEmulator({
      clock: () => NOW,
      config: { rate: { sendMessageToUser: { requests: 1, perMs: 1_000 } } },
    });
    expect(post(emulator, "/users/a/messages", {}).status).toBe(400);
    expect([sendToUser(emulator).status, sendToUser(emulator).status]).toEqual([200, 429]);
    expect(emulator.messages.size).toBe(1);
    const elsewhere = emulator.exchange(
      raw(
        "POST",
        "/other/app/users/a/messages",
        { "content-type": "application/json" },
        '{"msg":{"type":"txt","msg":"x"}}',
      ),
    );
    expect(elsewhere.status).toBe(200);
  });

  test("survive a clock that is set back", () => {
    let now = NOW;
    const emulator = createEmulator({
      clock: () => now,
      config: { rate: { getUserStatus: { requests: 1, perMs: 1_000 } } },
    });
    status(emulator, "a");
    now -= 60_000;

    expect([status(emulator, "a").status, status(emulator, "a").status]).toEqual([200, 429]);
    expect(body(status(emulator, "a"))["duration"]).toBe(0);
  });

  test("of an operation that is not the contract's are refused at the start", () => {
    expect(() => createEmulator({ config: { rate: { sendMail: { requests: 1, perMs: 1 } } } })).toThrow(
      /rate\.sendMail/,
    );
    expect(() => createEmulator({ config: { rate: { getUserStatus: { requests: 0, perMs: 1 } } } })).toThrow(
      /rate\.getUserStatus\.requests must be a whole number above 0/,
    );
  });
});
