import { connect, type Socket } from "node:net";
import { createClient } from "@emchat/client";
import { expect, test } from "vitest";
import { control } from "./harness/control-client.ts";
import { holdTimers, until } from "./harness/held-timers.ts";
import { FILES, MEGABYTE, upload } from "./harness/large-bodies.ts";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, JSON_TYPE, SEND, STATUS, serve, TENANT } from "./harness/running-server.ts";
import { httpUpstream, rawUpstream } from "./harness/upstream.ts";

const OK = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

/** Something that a test waits for. */
function happening(): { promise: Promise<void>; happen: () => void } {
  let happen = (): void => {};
  const promise = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { promise, happen };
}

test.each(["before the reply", "within the reply"])(
  "a caller that leaves %s ends the call to the upstream",
  async (when) => {
    const arrived = happening();
    const gone = happening();
    const url = await httpUpstream((request, response) => {
      request.resume();
      response.on("close", () => gone.happen());
      if (when === "within the reply") response.writeHead(200, { "content-type": "text/plain" }).write("first");
      arrived.happen();
    });
    const proxy = await serve({ upstream: url });
    const abort = new AbortController();
    const call = fetch(proxy.url + STATUS, { headers: AUTHORIZED, signal: abort.signal });
    await arrived.promise;
    if (when === "within the reply") await (await call).body?.getReader().read();
    abort.abort();
    await call.catch(() => {});
    await gone.promise;
    await expect.poll(async () => (await control(proxy, "GET", "api/v1/requests")).body.total).toBe(1);
    expect((await control(proxy, "GET", "api/v1/requests/latest")).body.outcome).toBe("cut");
  },
);

const envelope = (text: string): boolean => text.includes('"error"');

test.each([
  ["resets after the call", (socket: Socket) => socket.once("data", () => socket.resetAndDestroy())],
  ["closes after the call", (socket: Socket) => socket.once("data", () => socket.end())],
  ["answers with garbage", (socket: Socket) => socket.once("data", () => socket.end("HTTP/1.1 xx\r\n\r\n"))],
  ["closes within its headers", (socket: Socket) => socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nx-a"))],
  [
    "switches to another protocol",
    (socket: Socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")),
  ],
])("an upstream that %s is answered 502 in nobody's name, and a message is sent once", async (_how, behave) => {
  let calls = 0;
  const url = await rawUpstream((socket) => {
    calls += 1;
    behave(socket);
  });
  const proxy = await serve({ upstream: url });
  const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "t", baseUrl: proxy.url });
  await expect(client.users.sendMessage("zw123", { type: "txt", msg: "once" })).rejects.toMatchObject({
    outcome: "unknown",
  });
  expect(calls).toBe(1);
  const reply = await sendRaw(proxy, requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, '{"msg":1}'));
  expect([reply.status, reply.headers["retry-after"], envelope(reply.body)]).toEqual([502, undefined, false]);
  expect(reply.body).toContain("Whether it took the call is not known");
});

test("an upstream that says nothing is given up: 504 in nobody's name", async () => {
  let heard = false;
  const url = await rawUpstream((socket) =>
    socket.on("data", () => {
      heard = true;
    }),
  );
  const proxy = await serve({ upstream: url, limits: { upstreamTimeoutMs: 30_000 } });
  const timers = holdTimers();
  const sending = sendRaw(proxy, requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, '{"msg":1}'));
  await until(() => heard);
  await timers.pass(30_000);
  const reply = await sending;
  timers.release();
  expect([reply.status, reply.headers["retry-after"], envelope(reply.body)]).toEqual([504, undefined, false]);
});

test("an upstream that dies within its reply costs the caller its connection, in every framing", async () => {
  const endings = [
    "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
  ];
  let ending = "";
  const url = await rawUpstream((socket) => socket.once("data", () => socket.end(ending)));
  const proxy = await serve({ upstream: url });
  for (ending of endings) {
    await expect(
      fetch(proxy.url + STATUS, { headers: AUTHORIZED }).then((reply) => reply.text()),
      ending,
    ).rejects.toThrow();
    const old = await sendRaw(proxy, `GET ${STATUS} HTTP/1.0\r\nAuthorization: Bearer t\r\n\r\n`);
    expect(old.reset, ending).toBe(true);
  }
  expect((await control(proxy, "GET", "api/v1/requests/latest")).body.outcome).toBe("cut");
});

test("only where no byte of the call has left, the service's own 503 says that it may be sent again", async () => {
  const proxy = await serve({ upstream: "http://127.0.0.1:1" });
  const reply = await sendRaw(proxy, requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, '{"msg":1}'));
  expect([reply.status, reply.headers["retry-after"]]).toEqual([503, "5"]);
  expect(JSON.parse(reply.body)).toMatchObject({ error: "service_unavailable" });
  const secure = await rawUpstream((socket) => socket.once("data", () => socket.end("no TLS here")));
  const failed = await serve({ upstream: secure.replace("http:", "https:") });
  expect((await sendRaw(failed, requestText("GET", STATUS, AUTHORIZED))).status).toBe(503);
});

test("an answer that comes before the body has been read reaches the caller, and so does the upstream's next", async () => {
  const url = await rawUpstream((socket) => {
    socket.once("data", () =>
      socket.end("HTTP/1.1 413 Too Large\r\ncontent-length: 4\r\nconnection: close\r\n\r\nmuch"),
    );
  });
  const proxy = await serve({ upstream: url });
  const reply = await upload(proxy, 8 * MEGABYTE).catch(() => undefined);
  // A caller that only writes may lose it to the closed connection; one that reads has it.
  if (reply !== undefined) expect(reply.statusCode).toBe(413);
  const patient = await sendRaw(
    proxy,
    requestText("POST", FILES, { ...AUTHORIZED, "content-length": "1000000" }, "begin"),
  );
  expect([patient.status, patient.body]).toEqual([413, "much"]);
});

test("100 Continue is the upstream's to say: a refusal comes without the body having been sent", async () => {
  const told: string[] = [];
  const url = await rawUpstream((socket) => {
    socket.on("data", (chunk) => {
      told.push(chunk.toString());
      if (/^POST \S+\/no /.test(told[0] ?? "")) socket.end("HTTP/1.1 417 No\r\ncontent-length: 0\r\n\r\n");
      else if (told.length === 1) socket.write("HTTP/1.1 100 Continue\r\n\r\n");
      else socket.end(OK);
    });
  });
  const proxy = await serve({ upstream: url });
  const expecting = { ...AUTHORIZED, "content-length": "4", expect: "100-continue" };
  const refused = await sendRaw(proxy, requestText("POST", `${TENANT}/no`, expecting));
  expect([refused.status, told.length]).toEqual([417, 1]);
  told.length = 0;
  const reply = await new Promise<string>((resolve) => {
    const socket = connect(proxy.port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (text === "HTTP/1.1 100 Continue\r\n\r\n") socket.write("body");
    });
    socket.on("close", () => resolve(text));
    socket.write(requestText("POST", `${TENANT}/yes`, expecting));
  });
  expect(reply).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  expect(told[1]).toBe("body");
});
