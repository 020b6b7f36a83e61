import { createEmulator, createEmulatorFetch } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, ORG } from "./calls.ts";

const USER = `https://a1.easemob.com/${ORG}/${APP}/users/zw123`;
const headers = { authorization: "Bearer any", "content-type": "application/json" };
const message = JSON.stringify({ msg: { type: "text", msg: "你好" } });

describe("the emulator's fetch", () => {
  test("talks to a new emulator that it shows, or to one that is given", async () => {
    const own = createEmulatorFetch({
      seed: 1,
      config: { apps: [{ org: ORG, app: APP, users: [{ username: "zw123", status: "online" }] }] },
    });
    const emulator = createEmulator();
    const given = createEmulatorFetch(emulator);

    expect(await (await own(`${USER}/status`, { headers })).json()).toMatchObject({
      data: [{ result_content: { result: "online" } }],
    });
    expect((await given(`${USER}/messages`, { method: "POST", headers, body: message })).status).toBe(200);
    expect(given.emulator).toBe(emulator);
    expect(emulator.messages.latest()?.message).toEqual({ type: "text", msg: "你好" });
  });

  test.each([
    ["a text", () => [`${USER}/messages`, { method: "POST", headers, body: message }]],
    [
      "a URL",
      () => [new URL(`${USER}/messages`), { method: "post", headers: new Headers(headers), body: new Blob([message]) }],
    ],
    ["a Request", () => [new Request(`${USER}/messages`, { method: "POST", headers, body: message })]],
    [
      "a Request and options that overrule it",
      () => [new Request(`${USER}/messages`, { headers }), { method: "POST", body: message }],
    ],
    [
      "a stream",
      () => [`${USER}/messages`, { method: "POST", headers, body: new Response(message).body, duplex: "half" }],
    ],
  ] as [string, () => [RequestInfo | URL, RequestInit?]][])("takes %s", async (_, input) => {
    const fetch = createEmulatorFetch();
    const response = await fetch(...input());

    expect([response.status, response.ok, response.url]).toEqual([200, true, `${USER}/messages`]);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(fetch.emulator.messages.latest()?.message).toEqual({ type: "text", msg: "你好" });
  });

  test("judges calls as the service does, and resolves for refusals as every fetch does", async () => {
    const fetch = createEmulatorFetch();
    const plainText = await fetch(`${USER}/messages`, {
      method: "POST",
      headers: { authorization: "Bearer any" },
      body: message,
    });

    expect([plainText.status, await plainText.json()]).toMatchObject([415, { error: "web_application" }]);
    expect((await fetch(`${USER}/status`)).headers.get("www-authenticate")).toBe('Bearer realm="emchat"');
    expect((await fetch(`${USER}/status`, { method: "PUT", headers })).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect((await fetch(`${USER}/status`, { method: "OPTIONS" })).status).toBe(204);
    const head = await fetch(`${USER}/status`, { method: "HEAD", headers });
    expect([head.status, head.body]).toEqual([200, null]);
  });

  test("rejects what fetch rejects: an address that is none, a body with GET", async () => {
    const fetch = createEmulatorFetch();

    await expect(fetch("not an address")).rejects.toThrow(TypeError);
    await expect(fetch(`${USER}/status`, { body: "x" })).rejects.toThrow(TypeError);
  });

  test("keeps to its base URL, the path in front of the tenant included", async () => {
    const fetch = createEmulatorFetch({}, { baseUrl: "http://localhost:4010/chat/" });
    const ask = async (address: string): Promise<number> => (await fetch(address, { headers })).status;

    expect(await ask(`http://localhost:4010/chat/${ORG}/${APP}/users/zw123/status`)).toBe(200);
    await expect(ask(`http://localhost:4010/${ORG}/${APP}/users/zw123/status`)).rejects.toThrow(
      /not below .*localhost:4010/,
    );
    await expect(ask(`http://localhost:4010/chatter/${ORG}/${APP}/users/zw123/status`)).rejects.toThrow(TypeError);
    await expect(ask(`${USER}/status`)).rejects.toThrow(TypeError);
    expect(() => createEmulatorFetch({}, { baseUrl: "localhost" })).toThrow(/baseUrl must be an address/);
  });
});

describe("an aborted call", () => {
  test("rejects with the signal's reason and reaches the service not at all", async () => {
    const fetch = createEmulatorFetch();
    const reason = new Error("enough");

    await expect(
      fetch(`${USER}/messages`, { method: "POST", headers, body: message, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    expect(fetch.emulator.messages.size).toBe(0);
  });

  test("ends while its body does not move, and lets go of the body", async () => {
    const fetch = createEmulatorFetch();
    const controller = new AbortController();
    let cancelled: unknown;
    const stalled = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode("{")),
      cancel: (why) => {
        cancelled = why;
      },
    });
    const pending = fetch(`${USER}/messages`, {
      method: "POST",
      headers,
      body: stalled,
      signal: controller.signal,
      duplex: "half",
    } as RequestInit);
    setTimeout(() => controller.abort(), 5);

    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    expect(cancelled).toMatchObject({ name: "AbortError" });
    expect(fetch.emulator.messages.size).toBe(0);
  });
});

describe("a body without an end", () => {
  test("is read a little beyond the limit, then left, and answered 413", async () => {
    const fetch = createEmulatorFetch();
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (stream) => {
        pulled += 1_024;
        stream.enqueue(new Uint8Array(1_024).fill(0x20));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const response = await fetch(`${USER}/messages`, {
      method: "POST",
      headers,
      body: endless,
      duplex: "half",
    } as RequestInit);

    expect([response.status, cancelled]).toEqual([413, true]);
    expect(pulled).toBeLessThan(51_200 + 10 * 1_024);
  });

  test("that breaks off rejects as a lost connection does", async () => {
    const fetch = createEmulatorFetch();
    const broken = new ReadableStream({ pull: (stream) => stream.error(new Error("disk")) });

    await expect(
      fetch(`${USER}/messages`, { method: "POST", headers, body: broken, duplex: "half" } as RequestInit),
    ).rejects.toMatchObject({ name: "TypeError", cause: new Error("disk") });
  });
});
