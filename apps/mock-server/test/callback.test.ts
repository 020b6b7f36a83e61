// @module-tag process
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { holdTimers, until } from "./harness/held-timers.ts";
import { AUTHORIZED, GROUP, JSON_TYPE, SEND, sendText, serve } from "./harness/running-server.ts";
import { httpUpstream, rawUpstream } from "./harness/upstream.ts";

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly type: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A receiver that keeps what it is told, and answers each time what `answer` says. */
async function receiver(
  answer: (response: ServerResponse, count: number) => void = (response) => response.end("{}"),
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const url = await httpUpstream((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Received["body"];
      received.push({ method: request.method, url: request.url, type: request.headers["content-type"], body });
      answer(response, received.length);
    });
  });
  return { url, received };
}

const refuse = (response: ServerResponse): void => {
  response.writeHead(500).end();
};

async function counted(server: { url: string }): Promise<Record<string, number>> {
  const text = await (await fetch(`${server.url}/__mock/metrics`)).text();
  const rows = text.matchAll(/^emchat_mock_callbacks_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...rows].map(([, outcome, count]) => [outcome, Number(count)]));
}

describe("a callback after a send", () => {
  test("says of a message to a user what was sent, with a signature over its id, the secret and its time", async () => {
    const { url, received } = await receiver();
    const server = await serve({ callback: `${url}/told?by=mock`, callbackSecret: "a-secret" });
    const reply = await fetch(server.url + SEND, {
      method: "POST",
      headers: { ...AUTHORIZED, ...JSON_TYPE },
      body: JSON.stringify({ msg: { type: "txt", msg: "hello" }, from: "alice", ext: { order: 7 } }),
    });
    expect(reply.status).toBe(200);
    await expect.poll(() => received.length).toBe(1);
    const latest = await (await fetch(`${server.url}/__mock/api/v1/messages/latest`)).json();
    const { id, at } = latest as { id: string; at: number };
    const [{ method, url: path, type, body } = {} as Received] = received;
    expect([method, path, type]).toEqual(["POST", "/told?by=mock", "application/json"]);
    const { callId, security, ...rest } = body;
    expect(rest).toEqual({
      eventType: "chat",
      timestamp: at,
      chat_type: "chat",
      group_id: "",
      from: "alice",
      to: "zw123",
      msg_id: id,
      payload: { bodies: [{ type: "txt", msg: "hello" }], ext: { order: 7 } },
      securityVersion: "1.0.0",
    });
    expect(callId).toMatch(/^easemob-demo#chatdemoui_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(security).toBe(createHash("md5").update(`${callId}a-secret${at}`).digest("hex"));
  });

  test("says of a message to a group which one, whatever session it was sent in", async () => {
    const { url, received } = await receiver();
    const server = await serve({ callback: url });
    await sendText(server, "to all", { path: GROUP, headers: { "x-mock-session": "other" } });
    await expect.poll(() => received.length).toBe(1);
    expect(received[0]?.body).toMatchObject({ chat_type: "groupchat", group_id: "1402541206787", to: "1402541206787" });
  });

  test("is not made for what was refused, nor where nobody asked for it", async () => {
    const { url, received } = await receiver();
    const server = await serve({ callback: url });
    expect((await sendText(server, "refused", { headers: { prefer: "fault=503" } })).status).toBe(503);
    await sendText(server, "taken");
    await sendText(await serve(), "elsewhere");
    await expect.poll(() => counted(server)).toEqual({ accepted: 1 });
    expect(received.map(({ body }) => body["payload"])).toEqual([{ bodies: [{ type: "txt", msg: "taken" }], ext: {} }]);
  });

  test("is made once more where it is refused, with the same bytes, and then given up", async () => {
    const { url, received } = await receiver((response, count) => (count === 1 ? refuse(response) : response.end()));
    const server = await serve({ callback: url });
    await sendText(server, "again");
    await expect.poll(() => counted(server)).toEqual({ accepted: 1 });
    expect(received).toHaveLength(2);
    expect(received[1]?.body).toEqual(received[0]?.body);

    const never = await receiver(refuse);
    const other = await serve({ callback: never.url });
    await sendText(other, "in vain");
    await expect.poll(() => counted(other)).toEqual({ failed: 1 });
    expect(never.received).toHaveLength(2);
  });

  test("is made once more where the receiver does not answer in time", async () => {
    const { url, received } = await receiver((response, count) => {
      if (count > 1) response.end();
    });
    const server = await serve({ callback: url, limits: { callbackTimeoutMs: 1_000 } });
    const timers = holdTimers();
    await sendText(server, "slow");
    await until(() => received.length === 1);
    await timers.pass(1_000);
    // the second attempt has all the time that it needs
    await until(() => received.length === 2);
    timers.release();
    await expect.poll(() => counted(server)).toEqual({ accepted: 1 });
    expect(received).toHaveLength(2);
  });
});

/** Milliseconds that no test takes: what is under way stays under way. */
const FOREVER = 3_600_000;

describe("a receiver that is dead", () => {
  test("fails none of a thousand sends, holds a bounded number of callbacks, and does not hold up the stop", async () => {
    const url = await rawUpstream(() => {});
    const limits = { callbackTimeoutMs: FOREVER, waitingCallbacks: 100, drainTimeoutMs: 60_000 };
    const server = await serve({ callback: url, limits });
    const statuses = new Set<number>();
    for (let at = 0; at < 1_000; at += 50) {
      const replies = await Promise.all(Array.from({ length: 50 }, (_, more) => sendText(server, `${at + more}`)));
      for (const { status } of replies) statuses.add(status);
    }
    expect([...statuses]).toEqual([200]);
    // Eight are under way and a hundred wait: the others were dropped.
    expect(await counted(server)).toEqual({ dropped: 892 });
    await server.close();
  });

  test("holds a bounded number of bytes", async () => {
    const server = await serve({ callback: await rawUpstream(() => {}), limits: { callbackTimeoutMs: FOREVER } });
    const text = "x".repeat(30_000);
    for (let at = 0; at < 100; at += 1) expect((await sendText(server, text)).status).toBe(200);
    // Eight are under way, and of a little more than 30,000 characters each 69 fit into two MiB.
    expect(await counted(server)).toEqual({ dropped: 23 });
  });

  test("is told of in the log once, without the secret or what stands behind the path, and again when it lives", async () => {
    let alive = false;
    const { url } = await receiver((response) => (alive ? response.end() : refuse(response)));
    const cli = emchatMock(["--port", "0", "--callback", `${url}/in?key=hidden-key`], {
      env: { EMCHAT_MOCK_CALLBACK_SECRET: "hidden-secret" },
    });
    const server = { url: await cli.ready() };
    await sendText(server, "one");
    await sendText(server, "two");
    await expect.poll(() => counted(server)).toEqual({ failed: 2 });
    alive = true;
    await sendText(server, "three");
    await expect.poll(cli.stderr).toContain(`callbacks to ${url}/in are accepted again`);
    expect(cli.stderr().split(`callbacks to ${url}/in are not accepted: it answered 500`)).toHaveLength(2);
    expect(cli.stderr() + cli.stdout()).not.toMatch(/hidden/);
  });
});

test("an address for callbacks that is none is refused, and so is one beside an upstream", async () => {
  await expect(serve({ callback: "127.0.0.1:3000" })).rejects.toThrow(/must be one of HTTP, such as http:/);
  await expect(serve({ callback: "http://me:word@127.0.0.1/" })).rejects.toThrow(/no user and no password/);
  await expect(serve({ callback: "http://127.0.0.1/", upstream: "http://127.0.0.1:1" })).rejects.toThrow(/exclude/);
  const cli = emchatMock(["--callback", "nowhere"]);
  expect(await cli.ended).toBe(2);
  expect(cli.stderr()).toMatch(/^emchat-mock: the address for callbacks must be one of HTTP/);
});
