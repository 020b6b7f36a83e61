// @module-tag process
import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect as connectPlain } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { makeCertificate } from "../src/https/make-certificate.ts";
import type { MockServerOptions } from "../src/index.ts";
import { emchatMock } from "./harness/cli-process.ts";
import { requestText } from "./harness/raw-socket.ts";
import { AUTHORIZED, STATUS, serve } from "./harness/running-server.ts";
import { hasSecondLoopback } from "./harness/second-loopback.ts";

const run = promisify(execFile);
const folder = (): string => mkdtempSync(join(tmpdir(), "emchat-https-"));
const pair = await makeCertificate(["localhost"], ["127.0.0.1", "::1"]);

/** Calls with a certificate that is trusted, as a careful caller does. */
function call(url: string, ca: string | undefined, headers: Record<string, string> = AUTHORIZED): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...(ca === undefined ? undefined : { ca }), agent: false, headers }, (reply) => {
      reply.resume();
      reply.once("end", () => resolve(reply.statusCode ?? 0));
    });
    sent.once("error", reject);
    sent.end();
  });
}

/** A connection over which TLS is spoken already; it is made anew where the server had no patience for a handshake on a busy machine. */
async function secured(port: number): Promise<TLSSocket> {
  for (;;) {
    const socket = connect({ port, host: "127.0.0.1", ca: pair.cert, servername: "localhost" });
    socket.on("error", () => {});
    const is = await new Promise((resolve) => {
      socket.once("secureConnect", () => resolve("secured"));
      socket.once("close", () => resolve("closed"));
    });
    if (is === "secured") return socket;
  }
}

/** What still comes over a connection until it ends. */
function rest(socket: TLSSocket | ReturnType<typeof connectPlain>): Promise<string> {
  let text = "";
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  return new Promise((resolve) => socket.once("close", () => resolve(text)));
}

describe("the certificate of this machine", () => {
  test("is made once, covers every address the mock may have, and is trusted by the lines that are printed", async () => {
    const env = { HOME: folder() };
    const cli = emchatMock(["--port", "0", "--https"], { env });
    const url = await cli.ready();
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const file = join(env.HOME, ".emchat-mock/localhost.pem");
    await expect.poll(cli.stderr).toContain(`the certificate is ${file}`);
    expect(statSync(join(env.HOME, ".emchat-mock/localhost-key.pem")).mode & 0o777).toBe(0o600);

    const ca = readFileSync(file, "utf8");
    const certificate = new X509Certificate(ca);
    expect([certificate.ca, certificate.checkHost("localhost")]).toEqual([false, "localhost"]);
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const lan = addresses.filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const address of ["127.0.0.1", "::1", ...lan.map(({ address: one }) => one)])
      expect(certificate.checkIP(address)).toBe(address);
    expect(await call(url + STATUS, ca)).toBe(200);
    if (hasSecondLoopback) expect(await call(url.replace("127.0.0.1", "[::1]") + STATUS, ca)).toBe(200);
    expect(await call(`${url}/__mock/api/v1/info`, ca)).toBe(200);
    await expect(call(url + STATUS, undefined)).rejects.toThrow(/self-signed/);

    await expect.poll(cli.stdout).toContain("inspector: https:");
    const lines = cli
      .stdout()
      .split("\n")
      .filter((line) => line.includes("curl "));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect((await run("sh", ["-c", `${line} -sS`])).stdout).toMatch(/^HTTP\/1\.1 200 OK/);

    const ready = emchatMock(["ready", "--https", "--port", new URL(url).port]);
    expect([await ready.ended, ready.stdout()]).toEqual([0, "emchat-mock is ready\n"]);

    const second = emchatMock(["--port", "0", "--https", "--log", "silent"], { env });
    expect(await call((await second.ready()) + STATUS, ca)).toBe(200);
    expect(readFileSync(file, "utf8")).toBe(ca);
  });

  test("is made anew where the kept one is broken, and trusted by what exec runs", async () => {
    const env = { HOME: folder() };
    const script = `fetch(process.env.EMCHAT_BASE_URL + ${JSON.stringify(STATUS)}, { headers: { authorization: "Bearer any" } })
      .then((reply) => console.log(reply.url.slice(0, 8), reply.status))`;
    const once = async (): Promise<string> => {
      const cli = emchatMock(["exec", "--https", "--", process.execPath, "-e", script], { env });
      await cli.ended;
      return cli.stdout().trim();
    };
    expect(await once()).toBe("https:// 200");
    writeFileSync(join(env.HOME, ".emchat-mock/localhost.pem"), "broken");
    expect(await once()).toBe("https:// 200");
  });

  test("is of one start where it cannot be kept, and the log says so", async () => {
    const cli = emchatMock(["--port", "0", "--https"], { env: { HOME: "/dev/null" } });
    await cli.ready();
    await expect.poll(cli.stderr).toContain("the certificate is of this start only");
  });
});

test("a certificate of somebody else's making is taken from its files, and what is no pair is explained", async () => {
  const home = folder();
  const [cert, key, text] = [join(home, "cert.pem"), join(home, "key.pem"), join(home, "text.pem")];
  writeFileSync(cert, pair.cert);
  writeFileSync(key, pair.key);
  writeFileSync(text, "no key");
  const cli = emchatMock(["--port", "0", "--https", "--https-cert", cert, "--https-key", key], { env: { HOME: home } });
  expect(await call((await cli.ready()) + STATUS, pair.cert)).toBe(200);
  expect(() => statSync(join(home, ".emchat-mock"))).toThrow(/ENOENT/);

  for (const [args, words] of [
    [["--https", "--https-cert", cert], "--https-cert and --https-key go together, and with --https"],
    [["--https-cert", cert, "--https-key", key], "--https-cert and --https-key go together, and with --https"],
    [["--https", "--https-cert", cert, "--https-key", text], "must be a pair, in PEM and without a password"],
    [["--https", "--https-cert", cert, "--https-key", join(home, "none")], "ENOENT"],
  ] as const) {
    const refused = emchatMock([...args, "--port", "0"]);
    expect(await refused.ended).toBe(2);
    expect(refused.stderr()).toContain(words);
    expect(refused.stderr()).not.toMatch(/^ {4}at /m);
  }
  await expect(serve({ https: { cert: pair.cert, key: "" } })).rejects.toThrow(/must be a pair/);
});

describe("over TLS, too,", () => {
  const over = (limits: MockServerOptions["limits"]) => serve({ https: pair, limits });
  const impatient = { headersTimeoutMs: 200, requestTimeoutMs: 400, timeoutCheckIntervalMs: 50 };

  test("headers that do not arrive in time are answered, and the connection is closed", async () => {
    const { port } = await over(impatient);
    const socket = await secured(port);
    socket.write(`GET ${STATUS} HTTP/1.1\r\n`);
    expect(await rest(socket)).toMatch(/^HTTP\/1\.1 400 [\s\S]*was not complete within 400 ms/);
  });

  test("bytes that are no HTTP are answered 400, and ones that are no TLS are not answered", async () => {
    const { port, url } = await over({});
    const socket = await secured(port);
    socket.write("nonsense\r\n\r\n");
    expect(await rest(socket)).toMatch(/^HTTP\/1\.1 400 /);
    const plain = connectPlain(port, "127.0.0.1");
    plain.write(`GET ${STATUS} HTTP/1.1\r\nhost: a\r\n\r\n`);
    expect(await rest(plain)).not.toMatch(/HTTP/);
    expect(await call(url + STATUS, pair.cert)).toBe(200);
  });

  test("a connection on which no handshake is made in time is closed", async () => {
    const { port } = await over(impatient);
    expect(await rest(connectPlain(port, "127.0.0.1"))).toBe("");
  });

  test("there are at most as many connections as are allowed, and each that ends makes room", async () => {
    const { port, url } = await over({ connections: 2 });
    const open = [await secured(port), await secured(port)];
    expect(await rest(connectPlain(port, "127.0.0.1"))).toBe("");
    for (const socket of open) socket.destroy();
    await expect.poll(() => call(url + STATUS, pair.cert).catch(() => 0)).toBe(200);
  });

  test("a peer that stops reading loses its connection, and makes room", async () => {
    const { port, url } = await over({ connections: 1, writeTimeoutMs: 200, timeoutCheckIntervalMs: 50 });
    const socket = await secured(port);
    socket.pause();
    // More than the buffers between the two can hold.
    for (let at = 0; at < 400; at += 1) socket.write("GET /__mock/api/v1/spec HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await expect.poll(() => call(url + STATUS, pair.cert).catch(() => 0)).toBe(200);
  });

  test("a stop lets a running call end and waits for nobody who asks nothing", async () => {
    const server = await over({ drainTimeoutMs: 60_000 });
    const [silent, greeted] = [connectPlain(server.port, "127.0.0.1"), await secured(server.port)];
    const used = await secured(server.port);
    used.write("GET /__mock/livez HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await new Promise((resolve) => used.once("data", resolve));
    const calling = await secured(server.port);
    const slow = requestText("GET", STATUS, { ...AUTHORIZED, prefer: "delay=60000" });
    calling.write(`GET /__mock/livez HTTP/1.1\r\nhost: localhost\r\n\r\n${slow}`);
    // The server that has answered the first has the second, too.
    await new Promise((resolve) => calling.once("data", resolve));
    const ends = [silent, greeted, used].map(rest);
    const reply = rest(calling);
    await server.close();
    expect(await reply).toMatch(/HTTP\/1\.1 200 OK[\s\S]*"data"/);
    await Promise.all(ends);
  });
});

test("a page of the mock itself may use the control API over https, and one of elsewhere may not", async () => {
  const { url } = await serve({ https: pair });
  const info = `${url}/__mock/api/v1/info`;
  expect(await call(info, pair.cert, { origin: url })).toBe(200);
  expect(await call(info, pair.cert, { origin: "https://elsewhere.test" })).toBe(403);
  expect(await call(info, pair.cert, { origin: url.replace("https:", "http:") })).toBe(403);
});
