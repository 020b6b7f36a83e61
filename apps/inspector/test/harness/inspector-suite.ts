import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { runsBrowserTests } from "../../../../browser.base.ts";
import { openBrowser, type TestBrowser } from "./chromium.ts";
import { type MockProcess, startMock } from "./mock-process.ts";
import { createCaller, type ServiceCaller } from "./service-caller.ts";

const BUILT = fileURLToPath(new URL("../../dist/index.html", import.meta.url));

/** What a browser test works with. Each test has a page of its own and an empty session of the server. */
export interface InspectorWorld {
  readonly mock: MockProcess;
  readonly browser: TestBrowser;
  readonly caller: ServiceCaller;
  readonly page: Page;
  /** Goes to a path below `/__mock` and waits for the screen's title. */
  visit(path: string, page?: Page): Promise<void>;
  /** Another tab of the same browser, watched like the first. */
  newPage(): Promise<Page>;
  /** Another address of a mock server that the page may call in this test. */
  alsoAllow(url: string): void;
  control(method: string, path: string, body?: unknown): Promise<Response>;
}

/**
 * A suite of tests in a real browser, against a real server. After each test it holds that the page made no request to
 * anywhere else, broke no rule of its content security policy and threw no error.
 */
export function inspectorSuite(
  name: string,
  define: (world: () => InspectorWorld) => void,
  options: readonly string[] = [],
): void {
  if (!runsBrowserTests) {
    console.warn(`\n!! ${name}: SKIPPED, because no Chromium was found.`);
    console.warn("!! Install Debian's package chromium, or set EMCHAT_CHROMIUM to a browser's program.\n");
    describe.skip(name, () => test("needs a browser", () => {}));
    return;
  }
  describe(name, () => {
    let mock: MockProcess;
    let browser: TestBrowser;
    let world: InspectorWorld;
    let complaints: string[] = [];
    let pages: Page[] = [];
    let allowed: string[] = [];

    const watch = (page: Page): void => {
      page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text())) complaints.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("dialog", (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol !== "blob:" && url.origin !== mock.url && !allowed.includes(url.origin))
          complaints.push(`request to ${url.origin}`);
      });
    };

    beforeAll(async () => {
      if (!existsSync(BUILT)) throw new Error("the page is not built; run `pnpm build` in apps/inspector first");
      mock = await startMock(0, options);
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await mock?.stop();
    });
    afterEach(async () => {
      await pages[0]?.evaluate(() => localStorage.clear()).catch(() => undefined);
      for (const page of pages) await page.close();
      pages = [];
      allowed = [];
      await fetch(`${mock.url}/__mock/api/v1/reset`, { method: "POST" }).catch(() => undefined);
      const found = complaints;
      complaints = [];
      expect(found).toEqual([]);
    });

    const open = async (): Promise<Page> => {
      const page = await browser.context.newPage();
      pages.push(page);
      watch(page);
      return page;
    };
    beforeEach(async () => {
      const page = await open();
      world = {
        mock,
        browser,
        caller: createCaller(mock.url),
        page,
        newPage: open,
        alsoAllow: (url) => allowed.push(url),
        async visit(path, other = page) {
          await other.goto(`${mock.url}/__mock${path}`);
          await other.locator("h1").waitFor();
        },
        control: (method, path, body) =>
          fetch(`${mock.url}/__mock/api/v1${path}`, {
            method,
            ...(body === undefined
              ? {}
              : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
          }),
      };
    });
    define(() => world);
  });
}

/** A reply of 4xx or a connection that was cut is what some tests are about; the browser writes it to the console by itself. */
function isExpected(text: string): boolean {
  return /^Failed to load resource: /.test(text) || /EventSource's response|net::ERR_/.test(text);
}
