import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { MockServer } from "../../src/index.ts";
import { control } from "../harness/control-client.ts";
import { AUTHORIZED, JSON_TYPE, SEND, sendText, serve, TENANT } from "../harness/running-server.ts";
import { startServer } from "../robustness/server-process.ts";

const run = promisify(execFile);
const probe = fileURLToPath(new URL("probe.ts", import.meta.url));
const MEGABYTE = 1_048_576;

async function kept(server: Pick<MockServer, "url">): Promise<{ records: number; state: number; limit: number }> {
  const { text } = await control(server, "GET", "metrics");
  const read = (name: string): number =>
    Number(new RegExp(`^emchat_mock_kept_bytes${name} (\\d+)$`, "m").exec(text)?.[1]);
  return { records: read('\\{of="records"\\}'), state: read('\\{of="state"\\}'), limit: read("_limit") };
}

describe("what is counted is what it takes in memory", () => {
  test.each([
    ["plain calls", 2_000],
    ["short messages", 2_000],
    ["long messages", 300],
    ["messages of many keys", 500],
    ["messages of empty objects", 500],
    ["messages in Chinese", 500],
    ["long targets", 700],
    ["many headers", 700],
    ["sessions", 200],
    ["groups", 700],
  ])("%s", async (shape, calls) => {
    const flags = ["--expose-gc", "--conditions=@emchat/source"];
    const { stdout } = await run(process.execPath, [...flags, probe, shape, String(calls)]);
    const { grown, counted } = JSON.parse(stdout) as { grown: number; counted: number };
    expect(counted / grown).toBeGreaterThan(0.75);
    expect(counted / grown).toBeLessThan(1.6);
  });
});

test("a heap of 256 MB holds any number of the costliest messages, and all that is kept can be read", async () => {
  const server = await startServer("unread");
  try {
    const url = `http://127.0.0.1:${server.port}`;
    const body = (at: number): string => {
      const keys = Array.from({ length: 3_000 }, (_, key) => `"${(at * 3_000 + key).toString(36)}":{}`);
      return `{"msg":{"type":"txt","msg":"x"},"ext":{${keys.join(",")}}}`;
    };
    let next = 0;
    const statuses = new Set<number>();
    const send = async (): Promise<void> => {
      while (next < 700) {
        next += 1;
        const headers = { ...AUTHORIZED, ...JSON_TYPE, "x-mock-session": `s${next % 100}` };
        const reply = await fetch(url + SEND, { method: "POST", headers, body: body(next) });
        statuses.add(reply.status);
        await reply.arrayBuffer();
      }
    };
    await Promise.all([send(), send(), send(), send()]);
    expect([...statuses]).toEqual([200]);
    const { records, limit } = await kept({ url });
    expect(records).toBeGreaterThan(limit / 2);
    expect(records).toBeLessThanOrEqual(limit);
    const lists = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const reply = await fetch(`${url}/__mock/api/v1/messages?limit=1000&session=s${at}`);
        return ((await reply.json()) as { matched: number; messages: unknown[] }) ?? {};
      }),
    );
    for (const { matched, messages } of lists) expect(messages.length).toBe(matched);
    expect(server.ended).toBeUndefined();
  } finally {
    await server.stop();
  }
});

test("the session that keeps most makes room; a small one keeps what it has", async () => {
  const server = await serve({ memory: 4 * MEGABYTE });
  await sendText(server, "small", { headers: { "x-mock-session": "small" } });
  for (let count = 0; count < 300; count += 1)
    await (
      await sendText(server, "x".repeat(1_900), { headers: { "x-mock-session": "large", "x-pad": "y".repeat(9_000) } })
    ).text();
  const { records, state } = await kept(server);
  expect(records + state).toBeLessThanOrEqual(4 * MEGABYTE);
  const large = (await control(server, "GET", "api/v1/requests?limit=1", { session: "large" })).body;
  expect(large.dropped).toBeGreaterThan(20);
  expect(large.total + large.dropped).toBe(300);
  expect((await control(server, "GET", "api/v1/messages", { session: "small" })).body).toMatchObject({
    total: 1,
    dropped: 0,
  });
});

test("what was cleared counts as long as it can be brought back", async () => {
  const server = await serve();
  for (let count = 0; count < 20; count += 1) await sendText(server, "x".repeat(1_000));
  const before = await kept(server);
  const { undo } = (await control(server, "DELETE", "api/v1/messages")).body;
  expect((await kept(server)).records).toBeGreaterThanOrEqual(before.records);
  await control(server, "POST", `api/v1/undo/${undo}`);
  const after = await kept(server);
  expect(Math.abs(after.records - before.records)).toBeLessThan(2_000);
  await control(server, "POST", "api/v1/reset");
  expect((await kept(server)).records).toBeLessThan(before.records / 10);
});

test("a session that is dropped gives back all that it had", async () => {
  const server = await serve();
  const before = await kept(server);
  await control(server, "PUT", `api/v1/apps${TENANT}/users/bob`, { body: { status: "online" }, session: "red" });
  await sendText(server, "hi", { headers: { "x-mock-session": "red" } });
  expect((await kept(server)).state).toBeGreaterThan(before.state);
  await control(server, "DELETE", "api/v1/sessions/red");
  const after = await kept(server);
  expect(after.state).toBe(before.state);
  // That it is gone was told.
  expect(after.records - before.records).toBeLessThan(1_000);
});

test("state beyond its half of the budget is refused with 503 and the reason, and records stay", async () => {
  const server = await serve({ memory: 4 * MEGABYTE });
  await sendText(server, "stays");
  const members = Array.from({ length: 2_000 }, (_, at) => `member-${at}`);
  const put = async (at: number): Promise<{ status: number; text: string }> =>
    control(server, "PUT", `api/v1/apps${TENANT}/groups/${at}`, { body: { members } });
  let refused = await put(0);
  for (let at = 1; at < 100 && refused.status === 200; at += 1) refused = await put(at);
  expect([refused.status, refused.text]).toEqual([503, expect.stringContaining("There is no memory left")]);
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(1);
  expect((await sendText(server, "goes on")).status).toBe(200);
});
