import { createServer as createNetServer, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { Agent, type Dispatcher, ProxyAgent, fetch as undiciFetch } from "undici";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { ClientOptions, EmchatClient } from "../src/index.ts";
import { undiciTransport } from "../src/undici.ts";
import { type Authority, makeAuthority } from "./faults/certificates.ts";
import { ATTEMPTS, clientOf, GOOD, OPERATIONS, printMatrix, TRANSPORTS, tryOut } from "./faults/matrix.ts";
import { CLOSED_PORT } from "./service/local-service.ts";
import { reply } from "./service/socket-service.ts";

printMatrix();

let authority: Authority;
beforeAll(async () => {
  authority = await makeAuthority();
});

/** A server of sockets; the url's scheme is the caller's. */
async function listen(server: ReturnType<typeof createNetServer>): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

/** The same agent behind both transports: undici's `fetch` stands for any. */
const BY_AGENT: Readonly<Record<string, (dispatcher: Dispatcher) => Partial<ClientOptions>>> = {
  fetch: (dispatcher) => ({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) }),
  undici: (dispatcher) => ({ transport: undiciTransport({ dispatcher }) }),
};

async function expectNotSent(
  fault: string,
  transport: string,
  clientFor: () => EmchatClient,
  requests: () => number = () => 0,
): Promise<void> {
  for (const operation of OPERATIONS) {
    const result = await tryOut(fault, transport, operation, clientFor(), requests);
    // what surely was not sent may go out again, a message too
    expect(result).toMatchObject({ kind: "connection", outcome: "not-sent", attempts: ATTEMPTS });
    expect(requests()).toBe(0);
  }
}

describe.each(Object.entries(BY_AGENT))("TLS over %s", (transport, optionsOf) => {
  const serve = async (options: TlsOptions): Promise<{ url: string; requests: () => number }> => {
    let requests = 0;
    const server = createTlsServer(options, (socket) => {
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        requests += 1;
        socket.write(reply(200, GOOD[chunk.toString().startsWith("GET") ? "getUserStatus" : "sendMessageToUser"]));
      });
    });
    return { url: `https://${await listen(server)}`, requests: () => requests };
  };

  it("a private authority that the agent knows is no fault", async () => {
    const service = await serve(authority.good);
    const client = clientOf(service.url, optionsOf(new Agent({ connect: { ca: authority.ca } })));
    for (const operation of OPERATIONS) {
      const { kind } = await tryOut("no fault at all, TLS", transport, operation, client, service.requests);
      expect(kind).toBe("ok");
    }
  });

  it.each<[string, () => TlsOptions, () => Agent.Options]>([
    ["an authority that nobody knows", () => authority.good, () => ({})],
    ["a certificate that has expired", () => authority.expired, () => ({ connect: { ca: authority.ca } })],
    ["another host's certificate", () => authority.elsewhere, () => ({ connect: { ca: authority.ca } })],
    [
      "a version of TLS that is too old",
      () => ({ ...authority.good, maxVersion: "TLSv1.2" }),
      () => ({ connect: { ca: authority.ca, minVersion: "TLSv1.3" } }),
    ],
    [
      "no cipher in common",
      () => ({ ...authority.good, maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256" }),
      () => ({ connect: { ca: authority.ca, maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES256-GCM-SHA384" } }),
    ],
  ])("%s: nothing was sent", async (fault, tls, agent) => {
    const service = await serve(tls());
    const options = optionsOf(new Agent(agent()));
    await expectNotSent(fault, transport, () => clientOf(service.url, options), service.requests);
  });

  it.each<[string, (socket: Socket) => void]>([
    ["a handshake that is cut", (socket) => socket.once("data", () => socket.destroy())],
    ["a handshake that is closed", (socket) => socket.once("data", () => socket.end())],
    ["a handshake that is answered in plain HTTP", (socket) => socket.once("data", () => socket.end(reply(400, "")))],
  ])("%s: nothing was sent", async (fault, answer) => {
    const url = `https://${await listen(createNetServer(answer))}`;
    const options = optionsOf(new Agent());
    await expectNotSent(fault, transport, () => clientOf(url, options));
  });
});

describe.each(Object.entries(BY_AGENT))("a proxy over %s", (transport, optionsOf) => {
  const proxied = (uri: string): Partial<ClientOptions> => {
    const dispatcher = new ProxyAgent({ uri, proxyTunnel: true });
    onTestFinished(() => dispatcher.destroy());
    return optionsOf(dispatcher);
  };

  it.each([
    ["wants to know who asks", "407 Proxy Authentication Required"],
    ["may not", "403 Forbidden"],
    ["finds no way", "502 Bad Gateway"],
    ["has no room", "503 Service Unavailable"],
    ["gave up", "504 Gateway Timeout"],
  ])("that %s (%s): nothing was sent", async (_, status) => {
    const answer = (socket: Socket): unknown =>
      socket.once("data", () => socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`));
    const uri = `http://${await listen(createNetServer(answer))}`;
    const service = `http://127.0.0.1:${CLOSED_PORT}`;
    const options = proxied(uri);
    await expectNotSent(`CONNECT answered ${status}`, transport, () => clientOf(service, options));
  });

  it("that is gone: nothing was sent", async () => {
    const options = proxied(`http://127.0.0.1:${CLOSED_PORT}`);
    await expectNotSent("proxy gone", transport, () => clientOf("http://127.0.0.1:9", options));
  });

  it("that dies at the request for a tunnel: nothing was sent", async () => {
    const dies = (socket: Socket): unknown => socket.once("data", () => socket.destroy());
    const options = proxied(`http://${await listen(createNetServer(dies))}`);
    await expectNotSent("proxy dies at CONNECT", transport, () => clientOf("http://127.0.0.1:9", options));
  });
});

describe.each(Object.entries(BY_AGENT))("a name over %s", (transport, optionsOf) => {
  it.each(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ENODATA"])(
    "that is not found (%s): nothing was sent",
    async (code) => {
      const lookup = (host: string, _options: object, done: (error: Error) => void): void =>
        done(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code, syscall: "getaddrinfo", hostname: host }));
      const options = optionsOf(new Agent({ connect: { lookup: lookup as never } }));
      await expectNotSent(`DNS ${code}`, transport, () => clientOf("http://chat.example", options));
    },
  );
});

describe.each(Object.entries(TRANSPORTS))("an address over %s", (transport, options) => {
  it("that does not exist: nothing was sent", () =>
    expectNotSent("no such host", transport, () => clientOf("http://no-such-host.invalid", options)));

  it("where nobody listens: nothing was sent", async () => {
    await expectNotSent("nobody listens", transport, () => clientOf(`http://127.0.0.1:${CLOSED_PORT}`, options));
  });

  it("of two families where nobody listens: nothing was sent", async () => {
    await expectNotSent("nobody listens at localhost", transport, () =>
      clientOf(`http://localhost:${CLOSED_PORT}`, options),
    );
  });

  it.each([1, 6000, 10080])("with port %i, which browsers block: nothing was sent", (port) =>
    expectNotSent(`port ${port}`, transport, () => clientOf(`http://127.0.0.1:${port}`, options)),
  );
});
