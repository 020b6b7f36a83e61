// @module-tag browser
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { runsBrowserTests } from "../../../browser.base.ts";
import { openBrowser, type TestBrowser } from "./harness/browser.ts";
import { type SampleCampaigns, startSampleCampaigns } from "./harness/sample-campaigns.ts";

if (!runsBrowserTests) console.warn("NO CHROMIUM HERE: the page's tests are skipped (apt-get install chromium)");

describe.runIf(runsBrowserTests)("the page of campaigns", () => {
  let sample: SampleCampaigns;
  let browser: TestBrowser;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    sample = await startSampleCampaigns();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });
  beforeEach(async () => {
    complaints = [];
    page = await browser.context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(sample.url) && !request.url().startsWith("data:")) complaints.push(request.url());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  async function open(language: "en" | "zh", theme: "light" | "dark", width = 1100): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await page.addInitScript((wanted) => localStorage.setItem("emchat-campaign-language", wanted), language);
    await page.goto(sample.url);
    await page.locator(".campaign").nth(4).waitFor();
    // the chart has its first points
    await page.locator(".campaign svg").waitFor();
  }

  async function violations(): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const found = await inPage.run({ resultTypes: ["violations"], preload: false });
      return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}\n${html}`));
    });
  }

  for (const language of ["en", "zh"] as const) {
    for (const theme of ["light", "dark"] as const) {
      it(`gives axe nothing to say, in ${language} and ${theme}`, async () => {
        await open(language, theme);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        expect(await violations()).toEqual([]);
      });
    }
    it(`does not scroll sideways on a phone, in ${language}`, async () => {
      await open(language, "light", 375);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth).toBe(clientWidth);
      expect(await violations()).toEqual([]);
    });
  }

  it("shows who sends, how far it is, why it waits, and who needs a person", async () => {
    await open("en", "light");
    const card = (name: string) => page.locator(".campaign", { has: page.getByRole("heading", { name }) });
    await expect.poll(() => card("sale-2026-11").textContent()).toMatch(/shop-1-4711.*shop-2-1402/);
    expect(await card("locked-out").textContent()).toMatch(/paused.*the service answered 401/);
    expect(await card("evening-news").textContent()).toContain("waiting for its time");
    expect(await card("autumn").textContent()).toContain("the offer has changed");
    await expect.poll(() => card("welcome-back").textContent()).toMatch(/user17unknown/);
    const delivered = () =>
      card("sale-2026-11")
        .locator("li", { hasText: /^delivered/ })
        .locator("b")
        .textContent();
    const before = await delivered();
    await expect.poll(delivered).not.toBe(before);
  });

  it("changes its language at a click, and remembers it", async () => {
    await page.goto(sample.url);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole("button", { name: "中文" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("群发任务");
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("群发任务");
  });

  it("shows what people and services wrote as text, whatever is in it", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    await sample.campaigns.create("hostile", { targets: ["amy"], message: "hi", startAt: new Date(Date.now() + 1e9) });
    await sample.campaigns.cancel("hostile", hostile, hostile);
    await open("en", "light");
    const card = page.locator(".campaign", { has: page.getByRole("heading", { name: "hostile" }) });
    await expect.poll(() => card.locator("td", { hasText: hostile }).count()).toBe(2);
    expect(await page.locator("img").count()).toBe(0);
  });
});
