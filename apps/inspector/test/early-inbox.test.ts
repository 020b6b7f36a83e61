// @module-tag browser
import type { Page, Request } from "playwright-core";
import { expect, test } from "vitest";
import { inspectorSuite } from "./harness/inspector-suite.ts";
import { text } from "./harness/service-caller.ts";

const SENDS = /\/api\/v1\/sends\?limit=/;
const DRAWING_CODE = /\/first-screen-[^/]*\.js$/;

/** The pages of sends that a page asks for, but for what is older. */
function newestAsked(page: Page): readonly Request[] {
  const asked: Request[] = [];
  page.on("request", (request) => {
    if (SENDS.test(request.url()) && !/until=|since=/.test(request.url())) asked.push(request);
  });
  return asked;
}

inspectorSuite("the inbox", (world) => {
  test("is asked for once, while the code that draws it is still coming", async () => {
    const { page, mock, caller } = world();
    await caller.send("zw123", text("there before the page"));
    const asked = newestAsked(page);
    const begun = page.waitForRequest(SENDS);
    await page.route(DRAWING_CODE, async (route) => {
      await begun;
      await route.continue();
    });
    await page.goto(`${mock.url}/__mock/`);
    await page.getByRole("link", { name: "there before the page", exact: true }).waitFor();
    expect(asked).toHaveLength(1);
  });

  test("stands in what is drawn first, where it is there before the code that draws it", async () => {
    const { page, mock, caller } = world();
    await caller.send("zw123", text("there before the page"));
    const listed = page.waitForEvent("requestfinished", (one) => SENDS.test(one.url()));
    await page.route(DRAWING_CODE, async (route) => {
      await listed;
      await route.continue();
    });
    await page.addInitScript(() => {
      const drawn = new MutationObserver(() => {
        const root = document.getElementById("root");
        if (root === null || root.childElementCount === 0) return;
        drawn.disconnect();
        Object.assign(globalThis, { rowsDrawnFirst: root.querySelectorAll(".record-row").length });
      });
      drawn.observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${mock.url}/__mock/`);
    await page.getByRole("link", { name: "there before the page", exact: true }).waitFor();
    expect(await page.evaluate(() => (globalThis as { rowsDrawnFirst?: number }).rowsDrawnFirst)).toBe(1);
  });

  test("of another session is asked for as that session's", async () => {
    const { page, mock } = world();
    const asked = newestAsked(page);
    await page.goto(`${mock.url}/__mock/?session=other`);
    await page.locator('.connection-light[data-phase="live"]').waitFor();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    for (const request of asked) expect(await request.headerValue("x-mock-session")).toBe("other");
  });
});
