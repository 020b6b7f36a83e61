// @module-tag browser
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createEmulatorFetch, type Scenario } from "@emchat/emulator";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath, runsBrowserTests } from "../../../browser.base.ts";
import { APP, ORG } from "./calls.ts";
import evening from "./scenarios/busy-evening.json" with { type: "json" };
import { EVENING_STEPS, goThrough, type Step } from "./scenarios/evening-steps.ts";
import { story } from "./story.ts";

/** Nothing inline and nothing evaluated; MSW answers for the service's own address. */
const POLICY = "default-src 'self'; connect-src 'self' https://a1.easemob.com; base-uri 'none'; object-src 'none'";
const CALLS = 1_000;

/** The functions that the page offers. */
interface PageSide {
  readonly story: typeof story;
  storyOfWorker(count: number, seed: number): Promise<string>;
  sendThroughMsw(url: string): Promise<unknown>;
  playThroughMsw(base: string, scenario: Scenario, steps: readonly Step[]): Promise<readonly string[]>;
}

async function bundle(file: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["@emchat/source"],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

// The gate sets EMCHAT_REQUIRE_BROWSER, and then a machine without a browser fails.

describe.runIf(runsBrowserTests)("in Chromium, under a policy that forbids eval and inline code", () => {
  const site = createServer(async (request, reply) => {
    const content = files.get(request.url ?? "/");
    const type = request.url === "/" ? "text/html" : "text/javascript";
    reply
      .writeHead(content === undefined ? 404 : 200, { "content-type": type, "content-security-policy": POLICY })
      .end(content);
  });
  const files = new Map([["/", '<!doctype html><script type="module" src="/page.js"></script>']]);
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    files.set("/page.js", await bundle(new URL("./fixtures/browser-page.ts", import.meta.url)));
    files.set("/worker.js", await bundle(new URL("./fixtures/browser-worker.ts", import.meta.url)));
    const serviceWorker = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");
    files.set("/mockServiceWorker.js", await readFile(serviceWorker, "utf8"));
    await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
    page = await browser.newPage();
    // on a busy machine it takes longer than half a minute
    page.setDefaultTimeout(120_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.waitForFunction("'sendThroughMsw' in globalThis");
  });
  afterAll(async () => {
    await browser?.close();
    site.close();
  });

  test(`a page and a worker tell the story of ${CALLS} calls as Node does, byte for byte`, async () => {
    const [inPage, inWorker] = await page.evaluate(async (calls) => {
      const side = globalThis as unknown as PageSide;
      return [side.story(calls, 7), await side.storyOfWorker(calls, 7)];
    }, CALLS);

    expect(inPage).toBe(story(CALLS, 7));
    expect(inWorker).toBe(inPage);
    expect(complaints).toEqual([]);
  });

  test("a scenario gives a page behind MSW the same bytes as the emulator's fetch in Node, step by step", async () => {
    const base = "https://a1.easemob.com";
    const scenario = evening as Scenario;
    const call = createEmulatorFetch({ scenario });
    const expected = await goThrough(
      EVENING_STEPS,
      (path, init) => call(base + path, init),
      call.emulator.clock.advance,
    );
    const inPage = await page.evaluate(
      ([address, world, steps]) => (globalThis as unknown as PageSide).playThroughMsw(address, world, steps),
      [base, scenario, EVENING_STEPS] as const,
    );

    expect(inPage).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test("the MSW handlers answer a page's own fetch to the service's address", async () => {
    const url = `https://a1.easemob.com/${ORG}/${APP}/users/zw123/messages`;
    const did = await page.evaluate((address) => (globalThis as unknown as PageSide).sendThroughMsw(address), url);

    expect(did).toEqual([200, [{ result_code: 200, result_content: { result: "ok" } }], { type: "text", msg: "你好" }]);
    expect(complaints).toEqual([]);
  });
});
