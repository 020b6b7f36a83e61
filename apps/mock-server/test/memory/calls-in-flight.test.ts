import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { MockServer } from "../../src/index.ts";
import { control } from "../harness/control-client.ts";
import { listen } from "../harness/event-stream.ts";
import { callUnderWay, requestText, sendRaw } from "../harness/raw-socket.ts";
import { AUTHORIZED, askStatus, JSON_TYPE, SEND, STATUS, sendText, serve, TENANT } from "../harness/running-server.ts";
import { startServer } from "../robustness/server-process.ts";

const MEGABYTE = 1_048_576;

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection that has written these bytes and waits. */
function hold(server: { readonly port: number }, bytes: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(bytes, () => resolve(socket)));
    socket.on("error", () => {}).resume();
    sockets.push(socket);
  });
}

async function kept(server: Pick<MockServer, "url">): Promise<Record<"records" | "calls" | "state", number>> {
  const { text } = await control(server, "GET", "metrics");
  const read = (of: string): number =>
    Number(new RegExp(`^emchat_mock_kept_bytes\\{of="${of}"\\} (\\d+)$`, "m").exec(text)?.[1]);
  return { records: read("records"), calls: read("calls"), state: read("state") };
}

test("bodies that come in byte by byte do not fill a heap of 256 MB", async () => {
  const server = await startServer("closed");
  try {
    const head = requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, "transfer-encoding": "chunked" });
    const pieces = "1\r\na\r\n".repeat(20_000);
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = await hold(server, head);
        for (let count = 0; count < 45 && !socket.destroyed; count += 1)
          await new Promise<void>((resolve) => socket.write(pieces, () => resolve()));
      }),
    );
    const reply = await fetch(`http://127.0.0.1:${server.port}${STATUS}`, { headers: AUTHORIZED });
    expect([server.ended, reply.status]).toEqual([undefined, 200]);
  } finally {
    await server.stop();
  }
});

test("what sessions kept that are gone fills nothing, though somebody still listens to them", async () => {
  const server = await startServer("closed", ["--memory", "48"]);
  try {
    const url = `http://127.0.0.1:${server.port}`;
    const body = JSON.stringify({ msg: { type: "txt", msg: "x" }, ext: { a: "x".repeat(45_000) } });
    for (let round = 0; round < 12; round += 1) {
      const headers = { ...AUTHORIZED, ...JSON_TYPE, "x-mock-session": `s${round}` };
      const post = (connection: string): string => requestText("POST", SEND, { ...headers, connection }, body);
      const eleven = post("keep-alive").repeat(10) + post("close");
      const fill = async (): Promise<void> => {
        for (let count = 0; count < 110; count += 11)
          expect((await sendRaw(server, eleven)).text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(11);
      };
      await Promise.all([fill(), fill(), fill(), fill()]);
      await control({ url }, "DELETE", "api/v1/requests", { session: `s${round}` });
      await hold(
        server,
        requestText("GET", `/__mock/api/v1/wait?session=s${round}&query=nobody&timeout=60000`, { host: "127.0.0.1" }),
      );
      await control({ url }, "DELETE", `api/v1/sessions/s${round}`);
    }
    expect(server.ended).toBeUndefined();
    expect((await kept({ url })).records).toBeLessThan(MEGABYTE);
  } finally {
    await server.stop();
  }
});

test("a call that outlives its session leaves nothing that counts", async () => {
  const server = await serve();
  const before = await kept(server);
  const headers = { ...AUTHORIZED, "x-mock-session": "red", prefer: "delay=400" };
  const late = await Promise.all(Array.from({ length: 20 }, () => callUnderWay(server, STATUS, headers)));
  await control(server, "DELETE", "api/v1/sessions/red");
  for (const { reply } of late) expect((await reply).status).toBe(200);
  const after = await kept(server);
  expect(after.state).toBe(before.state);
  // That the session is gone was told.
  expect(after.records - before.records).toBeLessThan(1_000);
});

test("whoever listens to a session that is deleted is sent away, and finds the next one of that name", async () => {
  const server = await serve();
  await askStatus(server, { "x-mock-session": "red" });
  const reply = await fetch(`${server.url}/__mock/api/v1/events?session=red`);
  await control(server, "DELETE", "api/v1/sessions/red");
  expect(await reply.text()).toContain("event: hello");
  const again = await listen(server, "?session=red");
  await askStatus(server, { "x-mock-session": "red" });
  expect((await again.next("request")).data.status).toBe(200);
  again.close();
});

test("bodies that are not complete count too: where they take what calls may have, the next is refused with 503", async () => {
  const server = await serve({ memory: 4 * MEGABYTE });
  const large = (size: number): string =>
    requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, "content-length": String(size + 1) }, "x".repeat(size));
  const held = [await hold(server, large(200_000)), await hold(server, large(200_000))];
  await expect.poll(async () => (await kept(server)).calls).toBeGreaterThan(400_000);
  const refused = await fetch(server.url + SEND, {
    method: "POST",
    headers: { ...AUTHORIZED, ...JSON_TYPE },
    body: "x".repeat(900_000),
  });
  expect([refused.status, ((await refused.json()) as { error: string }).error]).toEqual([503, "service_unavailable"]);
  const crowded = await control(server, "PUT", `api/v1/apps${TENANT}/groups/g`, { body: "x".repeat(900_000) });
  expect(crowded.status).toBe(503);
  expect((await sendText(server, "a short one")).status).toBe(200);
  for (const socket of held) socket.destroy();
  await expect.poll(async () => (await kept(server)).calls).toBe(0);
});

test("faults are state: a table of long ones is refused when the memory is used up, and gives back what it took", async () => {
  const server = await serve({ memory: 4 * MEGABYTE });
  const before = (await kept(server)).state;
  const operations = Array.from({ length: 10_000 }, () => "getUserStatus");
  const add = async (): Promise<{ status: number; text: string }> =>
    control(server, "POST", "api/v1/faults", { body: { match: { operations }, effect: { kind: "reset" } } });
  let refused = await add();
  for (let count = 0; count < 50 && refused.status === 201; count += 1) refused = await add();
  expect([refused.status, refused.text]).toEqual([503, expect.stringContaining("There is no memory left")]);
  await control(server, "DELETE", "api/v1/faults");
  expect((await kept(server)).state).toBe(before);
});

test("a connection cannot ask without end and wait for no answer; others are not hurt by it", async () => {
  const server = await serve({ limits: { openRequests: 50 } });
  const slow = requestText("GET", STATUS, { ...AUTHORIZED, connection: "keep-alive", prefer: "delay=60000" });
  const patient = await hold(server, slow.repeat(50));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(patient.destroyed).toBe(false);
  expect((await askStatus(server)).status).toBe(200);
  patient.write(slow);
  await new Promise((resolve) => patient.once("close", resolve));
  expect((await askStatus(server)).status).toBe(200);
});
