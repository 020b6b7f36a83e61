import { writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { MAX_REPLY_BYTES } from "../src/index.ts";
import { runCli, runMain, TOKEN } from "./run-cli.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const run = (url: string, ...more: string[]) => runMain(["run", "--url", url, "--token", TOKEN, ...more]);

/** So many requests go at most before a run ends that has nothing to judge. */
const FEW = 20;
const MEMORY_BYTES = 400 * 1024 * 1024;

test("a refused connection ends with exit 2 and says so", async () => {
  const url = await serve(() => undefined);
  for (const close of closing.splice(0)) close();
  const { code, stderr } = await run(url);
  expect(stderr).toContain("connection refused");
  expect(stderr).toContain("Is the server running");
  expect(code).toBe(2);
});

test("an unknown host ends with exit 2 and says so", async () => {
  const { code, stderr } = await run("http://no-such-host.invalid");
  expect(stderr).toContain("no such host");
  expect(code).toBe(2);
});

test.each([
  ["a second carries one request, since it may end under the next", 1, false],
  ["longer carries several requests", 60, true],
])("a connection that its server keeps for %s", async (_, seconds, several) => {
  const carried = new Map<Socket, number>();
  const url = await serve((request, response) => {
    carried.set(request.socket, (carried.get(request.socket) ?? 0) + 1);
    response.writeHead(200, { "content-type": "application/json", "keep-alive": `timeout=${seconds}` }).end("{}");
  });
  await run(url, "--concurrency", "1", "--budget", String(FEW));
  const counts = [...carried.values()];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2);
  expect(Math.max(...counts) > 1).toBe(several);
});

test("a server that never answers ends with exit 2 after the timeout", async () => {
  let calls = 0;
  const url = await serve(() => {
    calls += 1;
  });
  const { code, stderr } = await run(url, "--timeout", "1500");
  expect(stderr).toContain("no complete reply within 1500 ms");
  expect(code).toBe(2);
  expect(calls).toBeLessThan(FEW);
});

test("a server that answers a little and never ends is not waited for without end", async () => {
  let calls = 0;
  const url = await serve((_, response) => {
    calls += 1;
    response.writeHead(200, { "Content-Type": "application/json" });
    const timer = setInterval(() => response.write(" "), 100);
    response.on("close", () => clearInterval(timer));
  });
  const { code } = await run(url, "--timeout", "1500");
  expect(code).toBe(2);
  expect(calls).toBeLessThan(FEW);
});

test("a web page instead of an API ends with exit 2 and says so", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end("<!doctype html><title>Welcome</title>");
  });
  const { code, stderr } = await run(url);
  expect(stderr).toContain("HTML");
  expect(code).toBe(2);
});

test("a redirect loop is not followed and ends with exit 2", async () => {
  let calls = 0;
  const url = await serve((request, response) => {
    calls += 1;
    response.writeHead(302, { Location: request.url ?? "/" });
    response.end();
  });
  const { code, stderr } = await run(url);
  expect(stderr).toContain("redirects");
  expect(code).toBe(2);
  expect(calls).toBeLessThan(FEW);
});

test("replies of 50 MB are cut off, memory stays bounded, exit 2", async () => {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  const url = await serve((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    let left = 50;
    const more = () => {
      if (left-- > 0) response.write(chunk, more);
      else response.end("{}");
    };
    response.on("error", () => undefined);
    more();
  });
  const { code, stderr, peakBytes } = await runCli(["run", "--url", url, "--token", TOKEN]);
  expect(stderr).toContain(`longer than ${MAX_REPLY_BYTES} bytes`);
  expect(code).toBe(2);
  expect(peakBytes).toBeGreaterThan(0);
  expect(peakBytes).toBeLessThan(MEMORY_BYTES);
});

test("a refused token ends with exit 2, is named as the reason and is not printed", async () => {
  const server = await startRightServer();
  closing.push(() => void server.close());
  const { code, stdout, stderr } = await runMain(["run", "--url", server.url, "--token", "a-bad-token-0815"]);
  expect(stderr).toContain("401");
  expect(stderr).toContain("--token");
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain("a-bad-token-0815");
});

test("no token at all ends with exit 2 and says where to give it", async () => {
  const server = await startRightServer();
  closing.push(() => void server.close());
  const { code, stderr } = await runMain(["run", "--url", server.url]);
  expect(stderr).toContain("EMCHAT_TOKEN");
  expect(code).toBe(2);
});

test("something that does not speak HTTP ends with exit 2", async () => {
  const server = createSocketServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const { code, stderr } = await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(stderr).toContain("not HTTP");
  expect(code).toBe(2);
});

test.each([
  ["is not YAML", "openapi: 3.1.0\npaths: [\n", /line \d+/],
  ["is not OpenAPI", "hello: world\n", /3\.1/],
  ["is Swagger 2.0", 'swagger: "2.0"\npaths: {}\n', /Swagger 2\.0.*convert it first/],
  ["is of a version to come", "openapi: 3.2.0\npaths: {}\n", /3\.2\.0/],
  ["has no operation", "openapi: 3.1.0\npaths: {}\n", /no operations/],
  [
    "refers to nothing",
    'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: { "200": { $ref: "#/nowhere" } }\n',
    /spec-.*:5: .*refers to nothing/,
  ],
  [
    "refers outside",
    'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: { "200": { $ref: "other.yaml#/a" } }\n',
    /bundle/,
  ],
  [
    "has a schema that does not compile",
    'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: { "200": { content: { application/json: { schema: { type: objct } } } } }\n',
    /does not compile/,
  ],
])("a spec that %s ends with exit 2 and a message with its place", async (_, text, message) => {
  const file = await temporaryFile("spec-", ".yaml");
  await writeFile(file, text);
  const { code, stderr } = await run("http://127.0.0.1:9", "--spec", file);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("fault of its own");
  expect(code).toBe(2);
});

test.each([
  [["run"], "--url"],
  [["run", "--url", "not a url"], "not a URL"],
  [["run", "--url", "ftp://a.example"], "not HTTP"],
  [["run", "--url", "http://user:secret-of-mine@a.example"], "EMCHAT_TOKEN"],
  [["run", "--no-such-flag"], "--help"],
  [["run", "--url", "http://127.0.0.1:9", "--cases", "many"], "--cases many"],
  [["run", "--url", "http://127.0.0.1:9", "--report", "pdf=a"], "junit"],
  [["run", "--url", "http://127.0.0.1:9", "--profile", "no-such-profile"], "mock-strict"],
  [["run", "--url", "http://127.0.0.1:9", "--spec", "/no/such/file.yaml"], "cannot read the spec"],
  [["run", "--url", "http://127.0.0.1:9", "--only", "no/such/case"], "nothing was run"],
  [["run", "--url", "http://127.0.0.1:9", "--org=-not-allowed-"], "--param org"],
  [["no-such-command"], "no command"],
  [["replay"], "FILE.har"],
  [["parity"], "--left"],
  [[], "emchat-contract run"],
])("%j ends with exit 2 and says what to do", async (args, message) => {
  const { code, stderr, stdout } = await runMain(args, { EMCHAT_TOKEN: TOKEN });
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(stderr + stdout).not.toContain("secret-of-mine");
});

test("a server that dies in the middle of a run ends it early, with exit 1 and the request that was on its way", async () => {
  const server = await startRightServer({
    instead: (request) => {
      if (!request.url?.includes("zw123%00")) return false;
      void server.close();
      return true;
    },
  });
  const { code, stdout } = await run(server.url, "--timeout", "20000");
  expect(stdout).toContain("The run ended early");
  expect(stdout).toContain("answered");
  expect(code).toBe(1);
});

test("a server that is slow at everything is not tried to the end", async () => {
  const server = await startRightServer({ delayMs: 600 });
  closing.push(() => void server.close());
  const profile = await temporaryFile("profile-", ".yaml");
  await writeFile(profile, "slowAfterMs: 300\n");
  const { code, stdout } = await run(server.url, "--profile", profile);
  expect(stdout).toContain("was slow 10 times");
  expect(code).toBe(1);
});
