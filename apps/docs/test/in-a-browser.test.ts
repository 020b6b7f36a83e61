// @module-tag browser
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath } from "../../../browser.base.ts";
import { type Site, serveSite } from "./harness/serve-site.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const screens = [
  "",
  "start/back-end/",
  "guides/many/",
  "help/errors/",
  "reference/operations/",
  "service/today/",
  "reference/installs/",
];

/** In pixels: a desk and a phone. */
const WIDTHS = [1280, 390] as const;
/** What another theme can change. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

describe("the site in a browser", () => {
  let site: Site;
  let profile = "";
  let context: BrowserContext;
  let page: Page;
  const foreign: string[] = [];
  let asked = 0;

  beforeAll(async () => {
    site = await serveSite();
    profile = await mkdtemp(join(tmpdir(), "emchat-docs-"));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      headless: true,
      args: chromiumArguments,
    });
    page = await context.newPage();
    page.on("request", (request) => {
      asked += 1;
      if (!request.url().startsWith(new URL("/", site.url).href) && !request.url().startsWith("data:"))
        foreign.push(request.url());
    });
  });
  afterAll(async () => {
    await context?.close();
    await site?.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Chooses a theme as a reader does. */
  const choose = async (theme: "light" | "dark"): Promise<void> => {
    await page.evaluate((value) => {
      for (const select of document.querySelectorAll<HTMLSelectElement>("starlight-theme-select select")) {
        select.value = value;
        select.dispatchEvent(new Event("change"));
      }
    }, theme);
    expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
  };
  const violations = (rules?: readonly string[]): Promise<string[]> =>
    page.evaluate(async (runOnly) => {
      const { axe: judge } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
      };
      const found = await judge.run({ resultTypes: ["violations"], ...(runOnly === undefined ? {} : { runOnly }) });
      return found.violations.map(({ id }) => id);
    }, rules);

  it.each([
    { language: "English", folder: "", query: "retry", expected: "Send well" },
    { language: "Chinese, inside a sentence", folder: "zh-cn/", query: "在线状态", expected: "在线状态" },
  ])("finds $query in $language", async ({ folder, query, expected }) => {
    await page.goto(`${site.url}${folder}start/back-end/`);
    await page.locator("site-search button[data-open-modal]").click();
    await page.locator("site-search input").fill(query);
    await expect.poll(() => page.locator("site-search a").allTextContents(), { timeout: 20_000 }).toContain(expected);
  });

  it.each(["", "zh-cn/"].flatMap((folder) => screens.map((screen) => `${folder}${screen}`)))(
    "axe has nothing to say about /%s, on a desk and on a phone, by day and by night",
    async (screen) => {
      await page.addInitScript(() => localStorage.setItem("starlight-theme", "light"));
      await page.setViewportSize({ width: WIDTHS[0], height: 800 });
      await page.goto(`${site.url}${screen}`);
      await page.addScriptTag({ path: axe });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        // The page lets the keyboard into code that scrolls, a moment after it knows how wide that is.
        await page.waitForFunction(() =>
          [...document.querySelectorAll("pre")].every(
            (code) => !code.checkVisibility() || code.scrollWidth <= code.clientWidth || code.tabIndex === 0,
          ),
        );
        await choose("light");
        expect(await violations(), `${width} pixels wide`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, "nothing sticks out").toBeLessThanOrEqual(0);
        await choose("dark");
        expect(await violations(OF_COLOURS), `${width} pixels wide, dark`).toEqual([]);
      }
    },
  );

  it("asks nobody else for anything", async () => {
    await page.goto(site.url);
    expect(asked).toBeGreaterThan(0);
    expect(foreign).toEqual([]);
  });
});
