import { expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { listen } from "./harness/event-stream.ts";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, askStatus, STATUS, sendText, serve } from "./harness/running-server.ts";

const API = "/__mock/api/v1";
const PAGE = "http://localhost:6006";

/** What a browser sends, as it stands on the wire. */
async function ask(
  server: MockServer,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Readonly<Record<string, string>>; body: string }> {
  return sendRaw(server, requestText(method, path, { host: `127.0.0.1:${server.port}`, ...headers }));
}

test("a page of another origin can neither change the mock nor read it; the mock's own page and a program can", async () => {
  const server = await serve();
  const own = { origin: server.url, "sec-fetch-site": "same-origin" };
  for (const headers of [{}, own, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }]) {
    expect((await ask(server, "GET", `${API}/messages`, headers)).status, JSON.stringify(headers)).toBe(200);
    expect((await ask(server, "POST", `${API}/reset`, headers)).status, JSON.stringify(headers)).toBe(200);
  }
  const strangers: Record<string, string>[] = [
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: `http://127.0.0.1:${server.port + 1}` },
    { origin: `https://127.0.0.1:${server.port}` },
    { origin: `http://localhost:${server.port}`, "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-origin", origin: "http://evil.example" },
  ];
  for (const headers of strangers) {
    for (const [method, path] of [
      ["GET", `${API}/messages`],
      ["HEAD", `${API}/events`],
      ["GET", `${API}/wait?query=x&timeout=60000`],
      ["GET", "/__mock/metrics"],
      ["POST", `${API}/reset`],
      ["PUT", `${API}/apps/o/a/users/x`],
      ["DELETE", `${API}/messages`],
      ["OPTIONS", `${API}/reset`],
      ["POST", "/__mock/"],
    ] as const) {
      const reply = await ask(server, method, path, headers);
      expect(
        [reply.status, reply.headers["access-control-allow-origin"]],
        `${method} ${path} ${JSON.stringify(headers)}`,
      ).toEqual([403, undefined]);
    }
  }
});

test("a link of another site leads to the inspector, but its page cannot be framed, embedded or scripted", async () => {
  const server = await serve();
  const link = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
    accept: "text/html",
  };
  const page = await ask(server, "GET", "/__mock/", link);
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
  });
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const dest of ["iframe", "script", "image", "object", "embed"])
    expect((await ask(server, "GET", "/__mock/", { ...link, "sec-fetch-dest": dest })).status, dest).toBe(403);
});

test("every reply under /__mock/ closes itself to other sites, refusals and health too", async () => {
  const server = await serve();
  for (const [path, status] of [
    [`${API}/info`, 200],
    [`${API}/nosuch`, 404],
    [`${API}/wait?count=x`, 400],
    ["/__mock/livez", 200],
    ["/__mock/metrics", 200],
    ["/__mock/assets/nosuch.js", 404],
  ] as const) {
    const reply = await ask(server, "GET", path);
    expect([
      path,
      reply.status,
      reply.headers["cross-origin-resource-policy"],
      reply.headers["x-content-type-options"],
    ]).toEqual([path, status, "same-origin", "nosniff"]);
  }
});

test("addresses, localhost and named hosts are taken, whatever the server listens on; other names are not", async () => {
  const named = await serve({ allowedHosts: ["mock", ".mock.test"] });
  const open = await serve({ host: "0.0.0.0" });
  const foreign = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "",
    "evil@127.0.0.1",
    "[::1",
    "a:b:c",
  ];
  const own = ["localhost", "LOCALHOST:80", "localhost.", "127.0.0.1", "10.0.0.1:4010", "mock.localhost", "[::1]:80"];
  for (const server of [named, open]) {
    for (const host of foreign) {
      expect((await ask(server, "GET", `${API}/info`, { host })).status, host).toBe(403);
      expect((await ask(server, "GET", "/__mock/", { host })).status, host).toBe(403);
      expect((await ask(server, "POST", `${API}/reset`, { host, origin: `http://${host}` })).status, host).toBe(403);
    }
    for (const host of own) expect((await ask(server, "GET", `${API}/info`, { host })).status, host).toBe(200);
    expect((await ask(server, "GET", "/__mock/readyz", { host: "any.name" })).status).toBe(200);
    expect((await ask(server, "GET", STATUS, { host: "a1.easemob.com", ...AUTHORIZED })).status).toBe(200);
  }
  for (const [host, status] of [
    ["mock:4010", 200],
    ["a.mock.test", 200],
    ["mock.test", 403],
    ["amock", 403],
  ] as const) {
    expect((await ask(named, "GET", `${API}/info`, { host })).status, host).toBe(status);
  }
});

test("to an address of the network, where a browser does not say where it comes from, its page must be the mock's own", async () => {
  const server = await serve({ host: "0.0.0.0" });
  const agent = { host: `192.168.1.7:${server.port}`, "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" };
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await ask(server, "GET", `${API}/messages`, headers)).status;
  expect(await status(agent)).toBe(403);
  expect(await status({ ...agent, referer: "http://evil.example/" })).toBe(403);
  expect(await status({ ...agent, referer: `http://${agent.host}/__mock/` })).toBe(200);
  expect(await status({ ...agent, "user-agent": "curl/8.0" })).toBe(200);
  expect((await ask(server, "GET", "/__mock/", { ...agent, accept: "text/html" })).status).toBe(200);
});

test("an origin that is named may use the whole control API, its events too; no other may", async () => {
  const server = await serve({ allowedOrigins: [PAGE] });
  const preflight = { "access-control-request-method": "PUT", "access-control-request-headers": "x-mock-session" };
  const asked = await ask(server, "OPTIONS", `${API}/apps/o/a/users/x`, { origin: PAGE, ...preflight });
  expect([asked.status, asked.headers["access-control-allow-origin"]]).toEqual([204, PAGE]);
  expect(asked.headers["access-control-allow-methods"]).toContain("PUT");
  expect(asked.headers["access-control-allow-headers"]?.toLowerCase()).toContain("x-mock-session");
  const headers = { origin: PAGE, "sec-fetch-site": "same-site" };
  for (const [method, path, status] of [
    ["GET", `${API}/messages`, 200],
    ["POST", `${API}/reset`, 200],
    ["GET", `${API}/messages/nosuch`, 404],
  ] as const) {
    const reply = await ask(server, method, path, headers);
    expect([reply.status, reply.headers["access-control-allow-origin"]]).toEqual([status, PAGE]);
  }
  const stream = await listen(server, "", { origin: PAGE });
  stream.close();
  for (const origin of ["http://localhost:6007", "https://localhost:6006", "null", "http://localhost"]) {
    const refused = await ask(server, "OPTIONS", `${API}/reset`, { origin, ...preflight });
    expect([refused.status, refused.headers["access-control-allow-origin"]], origin).toEqual([403, undefined]);
  }
});

test.each(["*", "localhost:6006", "http://localhost:6006/path", "null", "http://*.test"])(
  "the allowed origin %s is refused at the start, because it names no single page",
  async (origin) => {
    await expect(serve({ allowedOrigins: [origin] })).rejects.toThrow("is no origin");
    await expect(serve({ config: { allowedOrigins: [origin] } })).rejects.toThrow("is no origin");
  },
);

test("looking at a session does not make it, and who waits for it hears of its first call", async () => {
  const server = await serve();
  const session = { "x-mock-session": "later" };
  const names = async (): Promise<string[]> => {
    const { sessions } = (await (await fetch(`${server.url}${API}/sessions`)).json()) as { sessions: { id: string }[] };
    return sessions.map(({ id }) => id);
  };
  for (let count = 0; count < 100; count += 1) await ask(server, "GET", `${API}/info?session=stranger${count}`);
  const waiting = fetch(`${server.url}${API}/wait?query=hello&timeout=20000`, { headers: session });
  const stream = await listen(server, "?session=later");
  expect(await names()).toEqual(["default"]);
  await sendText(server, "hello", { headers: session });
  expect((await waiting).status).toBe(200);
  await stream.next("message");
  stream.close();
  expect(await names()).toEqual(["default", "later"]);
  expect((await askStatus(server)).status).toBe(200);
});
