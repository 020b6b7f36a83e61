// @module-tag browser
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inspectorSuite } from "./harness/inspector-suite.ts";
import { sendMany } from "./harness/send-many.ts";
import { text } from "./harness/service-caller.ts";
import { traceTasks } from "./harness/task-trace.ts";

/** In milliseconds of the main thread's own time; what is longer is felt, where the machine has nothing else to do. */
const LONGEST_TASK = 100;

/** How much longer the longest task may be with 10,000 rows than with 100 on the same machine. */
const MOST_GROWTH = 12;

/** The same for a burst of messages, with 5,000 before it and with none. */
const MOST_GROWTH_LIVE = 4;

/** What 10,000 rows and the page itself may hold on to, in bytes. */
const LARGEST_HEAP = 64 * 1024 * 1024;

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return usedSize;
}

inspectorSuite("10,000 messages", (world) => {
  test("are scrolled through and added to without a long task, in bounded memory", async () => {
    const { page, visit, mock, caller } = world();
    const table = page.locator("table");
    const longestTaskWith = async (rows: number): Promise<number> => {
      await expect.poll(() => table.getAttribute("aria-rowcount"), { timeout: 60_000 }).toBe(String(rows + 1));
      await page.waitForTimeout(500);
      const [longest] = await traceTasks(page, async () => {
        const scroller = page.locator(".record-scroller");
        for (let step = 1; step <= 40; step++) {
          await scroller.evaluate((element, part) => element.scrollTo(0, element.scrollHeight * part), step / 40);
          await page.waitForTimeout(25);
        }
        await page.getByRole("link", { name: "message 0", exact: true }).waitFor();
        await scroller.evaluate((element) => element.scrollTo(0, 0));
        for (let index = 0; index < 50; index++) await caller.send("zw123", text(`late ${rows} ${index}`));
        await page.getByRole("link", { name: `late ${rows} 49`, exact: true }).waitFor();
      });
      return longest?.duration ?? 0;
    };
    await sendMany(mock.url, 100);
    await visit("/");
    const withFew = await longestTaskWith(100);
    await fetch(`${mock.url}/__mock/api/v1/reset`, { method: "POST" });
    await sendMany(mock.url, 10_000);
    await visit("/");
    const withMany = await longestTaskWith(10_000);
    expect(withMany).toBeLessThan(Math.max(LONGEST_TASK, MOST_GROWTH * withFew));

    expect(await page.locator(".record-row").count()).toBeLessThan(80);
    expect(await heapOf(page)).toBeLessThan(LARGEST_HEAP);
    // The oldest fall out: there are never more rows than the page's own bound.
    expect(Number(await table.getAttribute("aria-rowcount"))).toBeLessThanOrEqual(10_001);
  }, 300_000);

  test("arriving at 500 a second do not make the page slower the more of them have come", async () => {
    const { page, visit, mock } = world();
    await visit("/");
    await page.locator('.connection-light[data-phase="live"]').waitFor();
    let sent = 0;
    const longestTaskOf = async (count: number): Promise<number> => {
      const [longest] = await traceTasks(page, async () => {
        await sendMany(mock.url, count, { perSecond: 500, from: sent });
        sent += count;
        await page.getByRole("link", { name: `message ${sent - 1}`, exact: true }).waitFor();
      });
      return longest?.duration ?? 0;
    };
    // One burst fills the view, as each later one does.
    const first = await longestTaskOf(500);
    await longestTaskOf(4000);
    expect(await longestTaskOf(500)).toBeLessThan(MOST_GROWTH_LIVE * first);
    expect(await page.locator("table").getAttribute("aria-rowcount")).toBe("5001");
  }, 120_000);
});
