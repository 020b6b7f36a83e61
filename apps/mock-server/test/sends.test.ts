import { expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, askStatus, JSON_TYPE, SEND, sendText, serve } from "./harness/running-server.ts";

const list = async (server: MockServer, query = ""): ReturnType<typeof control> =>
  await control(server, "GET", `api/v1/sends${query}`);
const textsOf = (sends: readonly { readonly text: string }[]): string[] => sends.map(({ text }) => text);

/** A send that the contract forbids: what it says is no text. */
async function sendWrong(server: MockServer): Promise<void> {
  const body = JSON.stringify({ msg: { type: "txt" }, from: "alice" });
  await fetch(server.url + SEND, { method: "POST", headers: { ...AUTHORIZED, ...JSON_TYPE }, body });
}

test("every send stands in the list once, taken or not, with what became of its call, and no other call does", async () => {
  const server = await serve();
  await sendText(server, "hello", { from: "alice" });
  await sendWrong(server);
  await askStatus(server);
  const { matched, sends } = (await list(server)).body;
  const message = (await control(server, "GET", "api/v1/messages/latest")).body;
  expect(matched).toBe(2);
  expect(sends).toMatchObject([
    {
      requestId: "r-2",
      from: "alice",
      type: "txt",
      text: "",
      call: { status: 400, outcome: "refused", violations: 1 },
    },
    {
      sequence: message.sequence,
      requestId: "r-1",
      messageId: message.id,
      from: "alice",
      to: { kind: "user", name: "zw123" },
      text: "hello",
      call: { status: 200, outcome: "answered", violations: 0, faults: 0 },
    },
  ]);
  expect(sends[0].call.reason).toBeTypeOf("string");
  expect(sends[0]).not.toHaveProperty("messageId");
});

test("the list is newest first, in pages that leave nothing out", async () => {
  const server = await serve();
  await sendText(server, "one");
  await sendWrong(server);
  await sendText(server, "three");
  await sendText(server, "four");
  const all = (await list(server)).body.sends;
  expect(textsOf(all)).toEqual(["four", "three", "", "one"]);
  expect((await list(server, "?limit=3")).body).toEqual({ matched: 4, start: 0, limit: 3, sends: all.slice(0, 3) });
  const { sequence } = all[2];
  expect((await list(server, `?until=${sequence}`)).body).toMatchObject({ matched: 2, sends: all.slice(2) });
  expect((await list(server, `?since=${sequence}`)).body).toMatchObject({ matched: 2, sends: all.slice(0, 2) });
  expect((await list(server, "?start=1&limit=2")).body.sends).toEqual(all.slice(1, 3));
  expect((await list(server, "?limit=0")).body).toMatchObject({ matched: 4, sends: [] });
});

test("a query finds messages and calls, and one that only calls can answer finds every call that matches", async () => {
  const server = await serve();
  await sendText(server, "from her", { from: "alice" });
  await sendText(server, "from him", { from: "bob" });
  await sendWrong(server);
  const found = async (query: string): Promise<string[]> =>
    textsOf((await list(server, `?query=${encodeURIComponent(query)}`)).body.sends);
  expect(await found("from:alice")).toEqual(["", "from her"]);
  expect(await found("status:2xx")).toEqual(["from him", "from her"]);
  expect(await found("status:4xx")).toEqual([""]);
  expect((await list(server, "?query=status:2xx")).body.sends[0]).toHaveProperty("messageId");
});

test("a message says nothing of a call that is no longer kept", async () => {
  const server = await serve();
  await sendText(server, "hello");
  await control(server, "DELETE", "api/v1/requests");
  const { sends } = (await list(server)).body;
  expect(textsOf(sends)).toEqual(["hello"]);
  expect(sends[0]).not.toHaveProperty("call");
});

test("up to 10,000 sends are given at once, and a mistake is told", async () => {
  const server = await serve();
  expect((await list(server, "?limit=10000")).status).toBe(200);
  for (const query of ["?limit=10001", "?limit=x", "?query=nosuch:1", "?since=-1"])
    expect([query, (await list(server, query)).status]).toEqual([query, 400]);
});
