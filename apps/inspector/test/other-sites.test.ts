import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, runsBrowserTests } from "../../../browser.base.ts";
import { attack, vandalise } from "./harness/attacks.ts";
import { openBrowser, type TestBrowser } from "./harness/chromium.ts";
import { type MockProcess, startMock } from "./harness/mock-process.ts";

const RIGHT = "the code is 4711";
const WRONG = "the code is 0815";

/** A page of another site attacks the mock, in a real browser. */
describe.runIf(runsBrowserTests)("a page of another site", () => {
  let mock: MockProcess;
  let browser: TestBrowser;
  let site: Server;
  let port = 0;

  beforeAll(async () => {
    site = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>evil</title><body></body>");
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => site.once("listening", resolve));
    port = (site.address() as AddressInfo).port;
    mock = await startMock(0, ["--allowed-origins", `http://friend.example:${port}`]);
    browser = await openBrowser({
      args: [...chromiumArguments, "--host-resolver-rules=MAP *.example 127.0.0.1", "--disable-popup-blocking"],
    });
    const headers = { authorization: "Bearer t", "content-type": "application/json" };
    const body = JSON.stringify({ from: "alice", msg: { type: "txt", msg: RIGHT } });
    await fetch(`${mock.url}/o/a/users/bob/messages`, { method: "POST", headers, body });
    await program("PUT", "/apps/o/a/users/zoe", '{"status":"online"}', { "x-mock-session": "my-test" });
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.stop();
    site?.close();
  });

  /** A call of a program, which no browser stands between. */
  async function program(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<string> {
    const reply = await fetch(`${mock.url}/__mock/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return await reply.text();
  }
  /** What of the mock an attack could change. */
  async function state(): Promise<unknown> {
    const [messages, faults, users, sessions, own] = await Promise.all([
      program("GET", "/messages"),
      program("GET", "/faults"),
      program("GET", "/apps/o/a/users"),
      program("GET", "/sessions"),
      program("GET", "/apps/o/a/users/zoe", undefined, { "x-mock-session": "my-test" }),
    ]);
    const ids = (JSON.parse(sessions) as { sessions: { id: string }[] }).sessions.map(({ id }) => id);
    return { messages: JSON.parse(messages) as unknown, faults, users, own, ids };
  }
  async function open(url: string): Promise<Page> {
    const page = await browser.context.newPage();
    // A page that was rebound is of the mock's own host name and port, but what it shows is the attacker's.
    if (new URL(url).port === String(mock.port)) {
      await page.route(url, (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html><body></body>" }),
      );
    }
    await page.goto(url);
    return page;
  }

  const sites = (): readonly (readonly [page: string, mock: string])[] => [
    [`http://localhost:${port}/`, mock.url],
    [`http://evil.example:${port}/`, mock.url],
    [`http://localhost:${port}/`, `http://localhost:${mock.port}`],
    [`http://evil.example:${port}/`, `http://evil.example:${mock.port}`],
    [`http://evil.example:${mock.port}/`, `http://evil.example:${mock.port}`],
    [`http://evil.example:${mock.port}/`, mock.url],
  ];

  test("reads nothing, directly or by what it can observe, whatever name it has", async () => {
    const attacks = sites().map(async ([from, to]) => {
      const page = await open(from);
      const learned = await page.evaluate(attack, { api: `${to}/__mock/api/v1`, right: RIGHT, wrong: WRONG });
      await page.close();
      return { ...learned, on: `${from} on ${to}` };
    });
    for (const { read, oracles, on } of await Promise.all(attacks)) {
      expect(read, on).toEqual(["", "", "", "", ""]);
      expect(Object.keys(oracles)).toHaveLength(16);
      for (const [name, [right, wrong]] of Object.entries(oracles)) expect(right, `${name}: ${on}`).toBe(wrong);
    }
  });

  test("changes nothing", async () => {
    const before = await state();
    const attempts = sites().map(async ([from, to]) => {
      const page = await open(from);
      await page.evaluate(vandalise, { api: `${to}/__mock/api/v1` });
      await page.close();
    });
    await Promise.all(attempts);
    expect(await state()).toEqual(before);
  });

  test("is told from the mock's own page and from a page that the operator named: those read and change", async () => {
    const api = `${mock.url}/__mock/api/v1`;
    for (const from of [`${mock.url}/__mock/`, `http://friend.example:${port}/`]) {
      const page = await browser.context.newPage();
      await page.goto(from);
      const text = await page.evaluate(async (url) => await (await fetch(url)).text(), `${api}/messages`);
      expect(text).toContain(RIGHT);
      const hello = await page.evaluate(
        (url) =>
          new Promise<string>((resolve) => {
            const source = new EventSource(url);
            source.addEventListener("hello", (event) => resolve(String((event as MessageEvent).data)));
            source.addEventListener("error", () => resolve("refused"));
          }),
        `${api}/events`,
      );
      expect(hello).toContain("boot");
      const change = { url: `${api}/apps/o/a/users/friend`, init: { method: "PUT", body: '{"status":"online"}' } };
      expect(await page.evaluate(async ({ url, init }) => (await fetch(url, init)).status, change)).toBeLessThan(300);
      await page.close();
    }
    const page = await open(`http://localhost:${port}/`);
    await page.evaluate((url) => window.open(url, "_self"), `${mock.url}/__mock/`);
    await page.waitForURL(`${mock.url}/__mock/`);
    await page.waitForSelector("h1");
  });
});
