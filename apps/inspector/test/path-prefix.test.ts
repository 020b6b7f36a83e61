import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { runsBrowserTests } from "../../../browser.base.ts";
import { openBrowser, type TestBrowser } from "./harness/chromium.ts";
import { type MockProcess, startMock } from "./harness/mock-process.ts";

const PREFIX = "/tools/chat";

describe.runIf(runsBrowserTests)("the page behind a reverse proxy that takes a prefix off", () => {
  let mock: MockProcess;
  let browser: TestBrowser;
  let proxy: Server;
  let origin = "";
  /** What was asked for outside of the prefix. */
  const astray: string[] = [];

  beforeAll(async () => {
    mock = await startMock();
    browser = await openBrowser();
    // Like nginx by default, it says `Host` of its own.
    proxy = createServer((incoming, outgoing) => {
      const { url = "", method, headers } = incoming;
      if (!url.startsWith(`${PREFIX}/`)) {
        astray.push(url);
        outgoing.writeHead(404).end();
        return;
      }
      const path = url.slice(PREFIX.length);
      const onward = {
        host: "127.0.0.1",
        port: mock.port,
        path,
        method,
        headers: { ...headers, host: `127.0.0.1:${mock.port}` },
      };
      const passed = request(onward, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      });
      passed.on("error", () => outgoing.destroy());
      outgoing.on("close", () => passed.destroy());
      incoming.pipe(passed);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => proxy.once("listening", resolve));
    origin = `http://localhost:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser?.close();
    await mock?.stop();
    proxy?.closeAllConnections();
    proxy?.close();
  });

  test.each(["/__mock", "/__mock/", "/__mock/faults", "/__mock/conversations/user/zw123"])(
    "%s is opened with its files, follows the events, and sends and changes",
    async (path) => {
      astray.length = 0;
      const page = await browser.context.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("response", (reply) => {
        if (reply.status() >= 400) errors.push(`${reply.status()} ${reply.url()}`);
      });
      const events = page.waitForRequest((asked) => asked.url().startsWith(`${origin}${PREFIX}/__mock/api/v1/events`));
      await page.goto(`${origin}${PREFIX}${path}`);
      await page.waitForSelector("h1");
      await events;
      await page.locator(`a[href^="${PREFIX}/__mock/"]`).first().click();
      await page.waitForSelector("h1");
      const changed = await page.evaluate(
        async (url) => (await fetch(url, { method: "PUT", body: '{"status":"online"}' })).ok,
        `${origin}${PREFIX}/__mock/api/v1/apps/o/a/users/zw123`,
      );
      expect(changed).toBe(true);
      expect([errors, astray.filter((url) => url !== "/favicon.ico")]).toEqual([[], []]);
      await page.close();
    },
  );
});
