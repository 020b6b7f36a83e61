import { describe, expect, it } from "vitest";
import { EmchatError, type ErrorKind, emchatFetch, type Outcome } from "../src/index.ts";
import { clientOf, GOOD, TOKEN, TRANSPORTS } from "./faults/matrix.ts";
import { holdTime, until } from "./service/held-time.ts";
import { reply, startSocketService } from "./service/socket-service.ts";

const good = GOOD.sendMessageToUser;
const bare = (status: number): string => `HTTP/1.1 ${status} Sample\r\ncontent-length: 0\r\n\r\n`;

describe.each(Object.entries(TRANSPORTS))("over %s", (_, options) => {
  it.each<[number, ErrorKind, Outcome]>([
    ...[201, 202, 205, 206, 207, 226].map((status): [number, ErrorKind, Outcome] => [status, "response", "unknown"]),
    ...[300, 304, 305, 399].map((status): [number, ErrorKind, Outcome] => [status, "response", "unknown"]),
    ...[409, 411, 417, 425, 428, 444, 464, 498].map((status): [number, ErrorKind, Outcome] => [
      status,
      "badRequest",
      "rejected",
    ]),
    ...[408, 460, 499, 501, 505, 507, 511, 527, 529, 561, 599, 600, 999].map((status): [number, ErrorKind, Outcome] => [
      status,
      "server",
      "unknown",
    ]),
  ])("a bare %i is `%s` and %s, after one request", async (status, kind, outcome) => {
    const service = await startSocketService((socket) => socket.write(bare(status)));
    const { error } = await clientOf(service.url, options).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind, outcome, status, attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  it("early hints before the reply change nothing", async () => {
    const service = await startSocketService((socket) =>
      socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${reply(200, good)}`),
    );
    await clientOf(service.url, options).users.sendMessage("zw123", "hi");
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ["a switch of protocols", "HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"],
    ["two lengths", `HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: ${good.length}\r\n\r\n${good}`],
    ["chunks that are none", `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${good}\r\n0\r\n\r\n`],
    ["headers of 100 kB", reply(200, good, { "x-a": "y".repeat(100_000) })],
    ["an alert of TLS", "\u0015\u0003\u0001\u0000\u0002\u0002F"],
  ])("%s is no reply, and what was sent is of unknown outcome", async (__, text) => {
    const service = await startSocketService((socket) => socket.write(text));
    const { error } = await clientOf(service.url, options).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "connection", outcome: "unknown", attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  it("a reply after the timeout is not the next call's", async () => {
    const late = reply(404, '{"error":"late"}');
    let answerLate = (): void => {};
    const service = await startSocketService((socket, _request, nth) => {
      if (nth === 1) answerLate = () => void socket.write(late);
      else socket.write(reply(200, good));
    });
    const { users } = clientOf(service.url, { ...options, retry: false }).safe;
    const time = holdTime();
    const first = users.sendMessage("zw123", "hi", { timeout: 500 });
    await until(() => service.requests.length === 1);
    await time.pass(500);
    expect((await first).error).toMatchObject({ kind: "timeout" });
    time.release();
    answerLate();
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (let call = 0; call < 3; call += 1) expect((await users.sendMessage("zw123", "hi")).ok).toBe(true);
    expect(service.requests).toHaveLength(4);
  });

  it("a connection that is closed after each reply is made anew, and nothing goes out twice", async () => {
    const service = await startSocketService((socket) => {
      socket.write(reply(200, good));
      setTimeout(() => socket.destroy(), 1);
    });
    const { users } = clientOf(service.url, options).safe;
    let unsure = 0;
    for (let call = 0; call < 20; call += 1) {
      const { error } = await users.sendMessage("zw123", "hi");
      if (error) {
        expect(error).toMatchObject({ kind: "connection", outcome: "unknown" });
        unsure += 1;
      }
    }
    expect(service.requests.length).toBeGreaterThanOrEqual(20 - unsure);
    expect(service.requests.length).toBeLessThanOrEqual(20);
  });
});

describe("emchatFetch", () => {
  it.each([199, 204, 304, 600, 999])("rejects with an error of the family for a bare %i", async (status) => {
    const transport = async () => ({ status, headers: new Headers(), body: "" });
    const send = emchatFetch({ org: "o", app: "a", token: TOKEN, baseUrl: "http://service.example", transport });
    const thrown = await send("http://service.example/o/a/users/zw123/status", {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(EmchatError);
    expect(thrown).toMatchObject({ status });
  });

  it("tells of a body that fails, or never ends, as of anything that was not sent", async () => {
    const service = await startSocketService((socket) => socket.write(reply(200, good)));
    const send = emchatFetch({ org: "o", app: "a", token: TOKEN, baseUrl: service.url });
    const post = (body: ReadableStream, signal?: AbortSignal): Promise<unknown> =>
      send(`${service.url}/o/a/users/zw123/messages`, {
        method: "POST",
        body,
        duplex: "half",
        signal,
      } as RequestInit).catch((error: unknown) => error);
    const cause = new Error("the file is gone");
    const failing = new ReadableStream({ start: (controller) => controller.error(cause) });
    expect(await post(failing)).toMatchObject({ kind: "configuration", outcome: "not-sent", cause });
    const controller = new AbortController();
    const aborted = post(new ReadableStream({}), controller.signal);
    controller.abort("enough");
    expect(await aborted).toMatchObject({ kind: "aborted", outcome: "not-sent", cause: "enough" });
    const before = post(new ReadableStream({}), AbortSignal.abort("before"));
    expect(await before).toMatchObject({ kind: "aborted", outcome: "not-sent", cause: "before" });
    expect(service.requests).toHaveLength(0);
  });
});
