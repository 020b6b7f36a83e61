import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadScenario, type MockServer } from "../src/index.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, askStatus, JSON_TYPE, SEND, sendText, serve, TENANT } from "./harness/running-server.ts";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const EMULATOR = fileURLToPath(new URL("../../../packages/emulator/", import.meta.url));

const exported = async (server: MockServer, query: string): Promise<string> =>
  (await control(server, "GET", `api/v1/export?${query}`)).text;

/** A day in which everything happens: presence, faults, cuts, refusals, two receivers, a token of the table. */
async function busyDay(server: MockServer): Promise<void> {
  await askStatus(server);
  await control(server, "PUT", "api/v1/apps/easemob-demo/chatdemoui/users/zw123", { body: { status: "online" } });
  await askStatus(server);
  await sendText(server, "your order \u202e is \u2028 on its way", { from: "shop" });
  await sendText(server, "your order \u202e is \u2028 on its way", { from: "shop" });
  await control(server, "POST", "api/v1/faults", { body: "503 times=1 retry-after=3" });
  await sendText(server, "lost");
  await control(server, "POST", "api/v1/faults", { body: "result:403 times=1" });
  await sendText(server, "to nobody");
  await control(server, "POST", "api/v1/faults", { body: "reset times=1" });
  await sendText(server, "cut").catch(() => {});
  await sendText(server, "to all", { path: `${TENANT}/groups/1402541206787/messages` });
  const image = { msg: { type: "img", url: "http://files.test/a", filename: "a.png" }, ext: { order: { id: 7 } } };
  await fetch(server.url + SEND, {
    method: "POST",
    headers: { ...AUTHORIZED, ...JSON_TYPE },
    body: JSON.stringify(image),
  });
  await fetch(server.url + SEND, { method: "POST", headers: { ...AUTHORIZED, ...JSON_TYPE }, body: "{" });
  await fetch(`${server.url}${TENANT}/users/zw123/status`, { headers: { authorization: "Bearer a-secret-ci-token" } });
  await fetch(`${server.url}${TENANT}/users/zw123/status`);
  await fetch(`${server.url}/nowhere`);
  await fetch(`${server.url}${TENANT}/users/zw123/status`, { method: "HEAD", headers: AUTHORIZED });
  await askStatus(server, { prefer: "code=404" });
}

/** Runs a file of tests with Vitest, in the emulator's folder so that it finds what it imports. */
async function runSaved(
  code: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ ok: boolean; output: string }> {
  const folder = mkdtempSync(join(EMULATOR, "test", "saved-"));
  try {
    writeFileSync(join(folder, "saved.test.ts"), code);
    for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
    const args = ["run", join(folder, "saved.test.ts"), "--maxWorkers=1"];
    const vitest = join(EMULATOR, "node_modules/vitest/vitest.mjs");
    const env = { ...process.env, NO_COLOR: "1", VITEST: "" };
    const { stdout, stderr } = await run(process.execPath, [vitest, ...args], { cwd: EMULATOR, env });
    return { ok: true, output: stdout + stderr };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { ok: false, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a session that is saved as a test", () => {
  test("runs green as it is written, whatever went wrong in the session, and holds no token", async () => {
    const server = await serve({
      config: {
        apps: [{ org: "easemob-demo", app: "chatdemoui", users: [{ username: "zw123", password: "a-secret-word" }] }],
        tokens: [{ label: "ci", token: "a-secret-ci-token", state: "expired" }],
      },
    });
    await busyDay(server);
    const code = await exported(server, "as=vitest");
    expect(code).not.toMatch(/a-secret|any-token|\u202e|\u2028/);
    expect(code).toContain('await chat.online("zw123");');
    expect(code.match(/chat\.fetch\(/g)?.length).toBe(15);
    const { ok, output } = await runSaved(code);
    expect(ok, `${output}\n${code}`).toBe(true);
  });

  test("is red when what it is about has its bug again", async () => {
    const server = await serve();
    await sendText(server, "order 7 is on its way", { from: "shop" });
    const code = await exported(server, "as=vitest&subject=./notify.ts%23notify");
    const notify = (to: string): string => `
      export async function notify({ fetch, baseUrl }: { fetch: typeof globalThis.fetch; baseUrl: string }): Promise<void> {
        await fetch(\`\${baseUrl}/easemob-demo/chatdemoui/users/${to}/messages\`, {
          method: "POST",
          headers: { authorization: "Bearer any", "content-type": "application/json" },
          body: JSON.stringify({ from: "shop", msg: { type: "txt", msg: "order 7 is on its way" } }),
        });
      }`;
    const green = await runSaved(code, { "notify.ts": notify("zw123") });
    expect(green.ok, `${green.output}\n${code}`).toBe(true);
    const red = await runSaved(code, { "notify.ts": notify("zw124") });
    expect(red.ok).toBe(false);
    expect(red.output).toContain('the receiver is "zw124", not "zw123"');
  });

  test("of an empty session says so, and one of many calls says how many are left out", async () => {
    const server = await serve();
    expect((await runSaved(await exported(server, "as=vitest"))).ok).toBe(true);
    for (let at = 0; at < 203; at += 1) await askStatus(server);
    expect(await exported(server, "as=vitest")).toContain("; 3 of its calls are not in it.");
  });

  test.each([
    ["as=vitest&subject=notify", "a module and a function"],
    ["as=vitest&subject=./a.ts%23b%22%29", "a module and a function"],
    ["as=playwright&subject=nowhere", "the address of a page"],
    ["as=jest", "one of vitest, playwright"],
    ["", "as must be one of"],
  ])("is refused for %j", async (query, message) => {
    const server = await serve();
    const reply = await control(server, "GET", `api/v1/export?${query}`);
    expect([reply.status, reply.body.detail]).toEqual([400, expect.stringContaining(message)]);
  });
});

describe("what was answered", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(PACKAGE, "test", "recorded-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("by a real service becomes a scenario that answers the same, without what people wrote and without tokens", async () => {
    const real = await serve({
      config: { apps: [{ org: "easemob-demo", app: "chatdemoui", users: [{ username: "zw123", status: "online" }] }] },
      faults: ["503:overloaded times=1 op=sendMessageToUser retry-after=9"],
    });
    const proxy = await serve({ upstream: real.url });
    const headers = { ...JSON_TYPE, authorization: "Bearer YWMtanother-secret-token-of-somebody" };
    const wrong = JSON.stringify({ msg: { type: "secret thought" } });
    const calls: (readonly [string, RequestInit])[] = [
      [`${TENANT}/users/zw123/status`, { headers }],
      [`${TENANT}/users/zw123/status`, { headers }],
      [SEND, { method: "POST", headers, body: JSON.stringify({ msg: { type: "txt", msg: "a private text" } }) }],
      [SEND, { method: "POST", headers, body: wrong }],
      [SEND, { method: "POST", headers, body: JSON.stringify({ msg: { type: "txt", msg: "a private text" } }) }],
    ];
    const replies: string[] = [];
    for (const [path, init] of calls) {
      const reply = await fetch(proxy.url + path, init);
      replies.push(`${reply.status} ${reply.headers.get("retry-after")} ${await reply.text()}`);
    }
    const yaml = await exported(proxy, "as=scenario");
    expect(yaml).not.toMatch(/private text|another-secret|secret thought/);
    const file = join(folder, "recorded.yaml");
    writeFileSync(file, yaml);
    const replay = await serve({ scenarios: [file] });
    for (const [at, [path, init]] of calls.entries()) {
      const reply = await fetch(replay.url + path, init);
      const text = `${reply.status} ${reply.headers.get("retry-after")} ${await reply.text()}`;
      expect(text).toBe(at === 3 ? replies[at]?.replaceAll("secret thought", "***") : replies[at]);
    }
    const hidden = parse(await exported(proxy, "as=scenario&names=hidden")) as {
      replies: { match: { target: string } }[];
    };
    expect(new Set(hidden.replies.map(({ match }) => match.target))).toEqual(new Set(["user-1"]));
    expect(JSON.stringify(hidden)).not.toContain("zw123");
  });

  test("is written as a HAR that any viewer reads, and a HAR is played as a scenario", async () => {
    const server = await serve({ faults: ["502 times=1 op=getUserStatus"] });
    await askStatus(server);
    await sendText(server, "hello");
    const har = await exported(server, "as=har");
    const { log } = JSON.parse(har) as {
      log: { version: string; entries: { request: { url: string }; response: { status: number } }[] };
    };
    expect(log.version).toBe("1.2");
    expect(log.entries.map(({ request, response }) => `${request.url} ${response.status}`)).toEqual([
      `${server.url}${TENANT}/users/zw123/status 502`,
      `${server.url}${SEND} 200`,
    ]);
    expect(har).not.toContain("any-token");
    const file = join(folder, "traffic.har");
    writeFileSync(file, har);
    expect(loadScenario(file)).toMatchObject({ name: "traffic", replies: [{ status: 502 }, { status: 200 }] });
    const replay = await serve({ scenarios: [file] });
    expect([(await askStatus(replay)).status, (await askStatus(replay)).status]).toEqual([502, 200]);
    for (const [name, text] of [
      ["a.har", "no"],
      ["b.har", "{}"],
    ] as const) {
      writeFileSync(join(folder, name), text);
      expect(() => loadScenario(join(folder, name))).toThrow(`${name}:1:1: it is no HAR`);
    }
  });

  test("of calls to odd addresses is a HAR too", async () => {
    const server = await serve();
    for (const path of ["//", "//a:b/c?d=%&e", "/%zz"]) await fetch(server.url + path);
    const { log } = JSON.parse(await exported(server, "as=har")) as {
      log: { entries: { request: { url: string } }[] };
    };
    expect(log.entries.map(({ request }) => request.url)).toEqual([
      `${server.url}//`,
      `${server.url}//a:b/c?d=%&e`,
      `${server.url}/%zz`,
    ]);
  });

  test("is read from a HAR that another program wrote carelessly, as far as it can be", () => {
    const file = join(folder, "careless.har");
    const request = { url: `https://a1.easemob.com${TENANT}/users/zw123/status` };
    const content = { text: '{"data":[]}' };
    const careless = [null, 5, {}, { request: null }, { request: { url: 5 } }, { request, response: null }];
    const statuses = [0, 101, 1e9, "200"].map((status) => ({ request, response: { status, content } }));
    const headers = [null, { name: "Retry-After", value: 5 }, { name: 5 }, { name: "retry-after", value: "7" }];
    const good = { request, response: { status: 503, headers, content } };
    writeFileSync(file, JSON.stringify({ log: { entries: [...careless, ...statuses, good] } }));
    const { replies } = loadScenario(file);
    expect(replies).toMatchObject([{ status: 503, headers: { "retry-after": "7" }, body: { data: [] } }]);

    const bad = { ...good, response: { ...good.response, headers: [{ name: "retry-after", value: "a\nb" }] } };
    writeFileSync(file, JSON.stringify({ log: { entries: [bad] } }));
    expect(() => loadScenario(file)).toThrow(
      "careless.har:1:1: /replies/0: A reply's header retry-after must be a text",
    );
  });
});

describe("the state as a file", () => {
  test("goes into another server as it came out: users, groups, messages and time", async () => {
    const server = await serve({ clock: () => 1_404_932_199_220 });
    await control(server, "PUT", "api/v1/apps/easemob-demo/chatdemoui/users/zw123", { body: { status: "online" } });
    await control(server, "PUT", "api/v1/apps/easemob-demo/chatdemoui/groups/1402541206787", {
      body: { members: ["a", "b"] },
    });
    await control(server, "POST", "api/v1/clock", { body: { advance: "1h" } });
    for (const word of ["one", "two", "三"]) await sendText(server, word);
    const state = await exported(server, "as=state");

    const other = await serve({ clock: () => 5 });
    await sendText(other, "what was there before");
    const taken = await control(other, "PUT", "api/v1/state", { body: state });
    expect(taken.body).toEqual({ records: state.trimEnd().split("\n").length });
    expect(await exported(other, "as=state")).toBe(state);
    expect(other.emulator.messages.list()).toEqual(server.emulator.messages.list());
    await sendText(other, "four");
    expect(other.emulator.messages.latest()).toMatchObject({ sequence: 4, time: 1_404_935_799_220 });
    expect((await control(other, "GET", "api/v1/messages?query=三")).body.matched).toBe(1);
  });

  test.each([
    ['{"kind":"user"}', "line 1: user: org must be a text"],
    ['\n{"kind":"planet"}', "line 2: A record's kind is clock, app, user"],
    ["{", "line 1: "],
    [
      '{"kind":"user","org":"o","app":"a","username":"x","status":"away"}',
      "line 1: A user's status is online or offline",
    ],
    ['{"kind":"message","target":{}}', "line 1: message: target has a kind and a name"],
    ['{"kind":"clock","now":"late"}', "line 1: A point in time"],
    ['{"kind":"group","org":"o","app":"a","name":"g","members":"all"}', "line 1: members must be a list"],
  ])("that is wrong is named by its line, and leaves the seed state: %j", async (body, message) => {
    const server = await serve();
    await sendText(server, "before");
    const reply = await control(server, "PUT", "api/v1/state", { body: `${body}\n` });
    expect([reply.status, reply.body.detail]).toEqual([400, expect.stringContaining(message)]);
    expect(server.emulator.messages.size).toBe(0);
  });

  test("that is too large is refused while it is read", async () => {
    const server = await serve();
    const line = `{"kind":"user","org":"o","app":"a","username":"${"x".repeat(1_100_000)}","status":"online"}`;
    expect((await control(server, "PUT", "api/v1/state", { body: line })).status).toBe(413);
  });
});
