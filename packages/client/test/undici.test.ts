import { getEventListeners } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { Agent, type Dispatcher, MockAgent, ProxyAgent } from "undici";
import { Agent as Agent7 } from "undici7";
import { describe, expect, it, onTestFinished } from "vitest";
import { clientCredentials, createClient, isEmchatError } from "../src/index.ts";
import { undiciTransport } from "../src/undici.ts";
import { answerWell, json, startService } from "./service/local-service.ts";
import { presence, sent } from "./service/replies.ts";
import { reply, startSocketService } from "./service/socket-service.ts";

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("the undici transport", () => {
  it("sends and asks as `fetch` does: same address, headers and body", async () => {
    const service = await startService();
    for (const options of [{}, { transport: undiciTransport() }]) {
      const client = service.client(options);
      await client.users.sendMessage("zw.123", "你好 🀄");
      expect(await client.users.getStatus("zw.123")).toEqual({ username: "zw.123", status: "online" });
    }
    const [post, get, ...byUndici] = service.seen.map(({ method, path, headers, body }) => {
      const { accept, authorization, "content-type": type, "content-length": length } = headers;
      return { method, path, accept, authorization, type, length, body };
    });
    expect(byUndici).toEqual([post, get]);
  });

  it.each([
    ["undici 7", () => new Agent7() as unknown as Dispatcher],
    ["undici 8", () => new Agent()],
    ["undici 8 with HTTP/2 allowed", () => new Agent({ allowH2: true })],
  ])("works with an agent of %s", async (_, agentOf) => {
    const service = await startService();
    const client = service.client({ transport: undiciTransport({ dispatcher: agentOf() }) });
    const { status, headers, requestId } = await client.users.sendMessage("zw123", "hi").withResponse();
    expect({ status, type: headers.get("content-type"), requestId }).toEqual({
      status: 200,
      type: "application/json",
      requestId: undefined,
    });
  });

  it("gives every header of a reply, one that comes twice too", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 200, sent, { "x-request-id": "r-17", "set-cookie": ["a=1", "b=2"] as unknown as string }),
    );
    const { headers, requestId } = await service
      .client({ transport: undiciTransport() })
      .users.sendMessage("zw123", "hi")
      .withResponse();
    expect(requestId).toBe("r-17");
    expect(headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("knows that a request which waited for a connection was not sent, and never sends it", async () => {
    const release: (() => void)[] = [];
    const service = await startService((_seen, _nth, response) => {
      release.push(() => json(response, 200, sent));
    });
    const dispatcher = new Agent({ connections: 1 });
    const client = service.client({ transport: undiciTransport({ dispatcher }), retry: false });
    const first = client.users.sendMessage("first", "hi");
    await until(() => release.length === 1);
    const error: unknown = await client.users.sendMessage("second", "hi", { timeout: 50 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "timeout", outcome: "not-sent" });
    release[0]?.();
    await first;
    const third = client.users.sendMessage("third", "hi");
    await until(() => release.length === 2);
    release[1]?.();
    await third;
    expect(service.seen.map(({ path }) => path.split("/")[4])).toEqual(["first", "third"]);
  });

  it("knows that a request whose time ended while the connection was being made was not sent", async () => {
    const connecting: (() => void)[] = [];
    const service = await startService();
    const dispatcher = new Agent({
      connect: (_options, callback) => {
        connecting.push(() => callback(new Error("too late"), null));
      },
    });
    const client = service.client({ transport: undiciTransport({ dispatcher }), retry: false });
    const error: unknown = await client.users.sendMessage("zw123", "hi", { timeout: 50 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "timeout", outcome: "not-sent" });
    connecting[0]?.();
    expect(service.seen).toEqual([]);
  });

  it("calls a request unknown whose bytes left before the connection died", async () => {
    const service = await startSocketService((socket) => socket.resetAndDestroy());
    const client = createClient({
      org: "easemob-demo",
      app: "chatdemoui",
      token: "YWMt-x",
      baseUrl: service.url,
      transport: undiciTransport(),
    });
    const error: unknown = await client.users.sendMessage("zw123", "hi").catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "connection", outcome: "unknown", attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  it("tells the status of a reply that broke off", async () => {
    const service = await startSocketService((socket) =>
      socket.write(reply(404, "x".repeat(50)).slice(0, -20), () => socket.destroy()),
    );
    const client = createClient({
      org: "easemob-demo",
      app: "chatdemoui",
      token: "YWMt-x",
      baseUrl: service.url,
      transport: undiciTransport(),
    });
    const error: unknown = await client.users.sendMessage("zw123", "hi").catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "connection", status: 404 });
  });

  it("leaves no listener on the caller's signal, and ends at once when it fires", async () => {
    const { signal, abort } = ((controller) => ({
      signal: controller.signal,
      abort: () => controller.abort("enough"),
    }))(new AbortController());
    const service = await startService((seen, nth, response) => {
      if (nth < 4) answerWell(seen, nth, response);
    });
    const client = service.client({ transport: undiciTransport() });
    for (let nth = 1; nth < 4; nth += 1) await client.users.sendMessage("zw123", "hi", { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const fourth = client.users.sendMessage("zw123", "hi", { signal }).catch((thrown: unknown) => thrown);
    await until(() => service.seen.length === 4);
    abort();
    expect(await fourth).toMatchObject({ kind: "aborted", outcome: "unknown" });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("answers from undici's MockAgent, for tests without a network", async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    dispatcher
      .get("https://a1.easemob.com")
      .intercept({ path: "/easemob-demo/chatdemoui/users/zw123/status", method: "GET" })
      .reply(200, presence("zw123", "offline"));
    const transport = undiciTransport({ dispatcher });
    const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-x", transport });
    expect(await client.users.getStatus("zw123")).toEqual({ username: "zw123", status: "offline" });
  });

  it("closes nothing that is not its own, and says so when its agent is closed", async () => {
    const service = await startService();
    const dispatcher = new Agent();
    const client = service.client({ transport: undiciTransport({ dispatcher }), retry: false });
    await client.users.sendMessage("zw123", "hi");
    expect(dispatcher.closed).toBe(false);
    await dispatcher.close();
    const error: unknown = await client.users.sendMessage("zw123", "hi").catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "connection", outcome: "not-sent" });
    expect(service.seen).toHaveLength(1);
  });
});

describe("a reply's body", () => {
  const text = JSON.stringify({ ...sent, note: "你好" });

  it.each([
    ["gzip", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate, gzip", gzipSync(deflateSync(text))],
    ["identity", Buffer.from(text)],
    ["identity", Buffer.from(`\uFEFF${text}`)],
  ])("is unpacked from %s", async (encoding, bytes) => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": encoding });
      response.end(bytes);
    });
    const client = service.client({ transport: undiciTransport() });
    const body = await client.request("sendMessageToUser", {
      path: { username: "zw123" },
      body: { msg: { type: "txt", msg: "hi" } },
    });
    expect(body).toMatchObject({ note: "你好" });
  });

  it.each(["gzip", "deflate", "br", "deflate, gzip"])("is none in a 204 that says %s", async (encoding) => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(204, { "content-encoding": encoding }).end();
    });
    const reply = await undiciTransport()({
      url: `${service.url}/nothing`,
      method: "DELETE",
      headers: {},
      body: undefined,
      signal: new AbortController().signal,
      report: () => {},
    });
    expect(reply).toMatchObject({ status: 204, body: "" });
  });

  it("is put together where characters are cut by packets", async () => {
    const service = await startService((_seen, _nth, response) => {
      const bytes = Buffer.from(text);
      const middle = bytes.indexOf("你") + 1;
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, middle));
      setTimeout(() => response.end(bytes.subarray(middle)), 20);
    });
    const client = service.client({ transport: undiciTransport() });
    const body = await client.request("sendMessageToUser", {
      path: { username: "zw123" },
      body: { msg: { type: "txt", msg: "hi" } },
    });
    expect(body).toMatchObject({ note: "你好" });
  });

  it("that is packed and broken is no delivery", async () => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(text).subarray(0, 30));
    });
    const client = service.client({ transport: undiciTransport() });
    const error: unknown = await client.users.sendMessage("zw123", "hi").catch((thrown) => thrown);
    expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
  });

  it("after early hints is the final reply's", async () => {
    const service = await startService((_seen, _nth, response) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      json(response, 200, sent);
    });
    const { status } = await service
      .client({ transport: undiciTransport() })
      .users.sendMessage("zw123", "hi")
      .withResponse();
    expect(status).toBe(200);
  });
});

/** A proxy that makes tunnels, and counts them. */
async function startProxy(): Promise<{ url: string; tunnels: string[] }> {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const proxy: Server = createServer();
  proxy.on("connect", (request, client: Socket) => {
    const [host = "", port = ""] = (request.url ?? "").split(":");
    tunnels.push(request.url ?? "");
    const upstream = connect(Number(port), host, () => client.write("HTTP/1.1 200 Connection established\r\n\r\n"));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels };
}

describe("a proxy", () => {
  it("carries calls and the requests for tokens alike", async () => {
    const service = await startService((seen, nth, response) =>
      seen.path.endsWith("/token")
        ? json(response, 200, { access_token: "YWMt-issued", expires_in: 3600 })
        : answerWell(seen, nth, response),
    );
    const proxy = await startProxy();
    const dispatcher = new ProxyAgent({ uri: proxy.url, proxyTunnel: true });
    onTestFinished(() => dispatcher.destroy());
    const client = service.client({
      transport: undiciTransport({ dispatcher }),
      token: clientCredentials({ clientId: "YXA6-id", clientSecret: "YXA6-secret" }),
    });
    await client.users.sendMessage("zw123", "hi");
    expect(service.seen.map(({ path }) => path.split("/").at(-1))).toEqual(["token", "messages"]);
    expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(service.url).host]));
  });

  it.each([
    ["the tunnel", true],
    ["a request that it is to hand on", false],
  ])("that refuses %s has let nothing through", async (_, proxyTunnel) => {
    const service = await startService();
    const proxy = await startSocketService((socket) =>
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"),
    );
    const dispatcher = new ProxyAgent({ uri: proxy.url, proxyTunnel });
    const client = service.client({ transport: undiciTransport({ dispatcher }), retry: false });
    const error: unknown = await client.users.sendMessage("zw123", "hi").catch((thrown) => thrown);
    expect(isEmchatError(error, "connection") && error.outcome).toBe("not-sent");
    expect(service.seen).toEqual([]);
  });
});
