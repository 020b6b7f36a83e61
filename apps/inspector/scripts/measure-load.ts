/**
 * Measures how long the inbox takes to fill, in a real browser and with nothing cached, and prints it as JSON.
 *
 *   node scripts/measure-load.ts [--messages 10000] [--rounds 7]
 *
 * Needs the built page and a Chromium.
 */
import { parseArgs } from "node:util";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../test/harness/chromium.ts";
import { firstLoad } from "../test/harness/first-load.ts";
import { startMock } from "../test/harness/mock-process.ts";
import { sendMany } from "../test/harness/send-many.ts";
import type { LoadFigures, MainThread, Round } from "./load-figures.ts";

const { values } = parseArgs({
  options: { messages: { type: "string", default: "10000" }, rounds: { type: "string", default: "7" } },
});
const messages = Number(values.messages);
const rounds = Number(values.rounds);

async function mainThread(devtools: CDPSession): Promise<MainThread> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const msOf = (wanted: string): number => 1_000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0);
  const [script, layout] = [msOf("ScriptDuration"), msOf("LayoutDuration") + msOf("RecalcStyleDuration")];
  return { script, layout, other: msOf("TaskDuration") - script - layout };
}

/** Notes when the first row stands, and when the table knows all of them. */
function watchRows(all: string): void {
  const marks: { firstRow?: number; allRows?: number } = {};
  Object.assign(globalThis, { marks });
  const look = (): void => {
    if (document.querySelector(".record-row") !== null) marks.firstRow ??= performance.now();
    if (document.querySelector("table")?.getAttribute("aria-rowcount") === all) marks.allRows = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure(page: Page, url: string): Promise<Round> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.addInitScript(watchRows, String(messages + 1));
  await page.goto(`${url}/__mock/`);
  await page.waitForFunction(() => "firstRow" in (globalThis as unknown as { marks: object }).marks);
  const firstRowParts = await mainThread(devtools);
  await page.waitForFunction(() => "allRows" in (globalThis as unknown as { marks: object }).marks, undefined, {
    timeout: 60_000,
  });
  const allRowsParts = await mainThread(devtools);
  const times = await page.evaluate(() => {
    const { marks } = globalThis as unknown as { marks: { firstRow: number; allRows: number } };
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const own = entries.filter(({ name }) => !name.includes("/api/v1/")) as PerformanceResourceTiming[];
    return { ...marks, transferred: own.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
  });
  return { ...times, firstRowParts, allRowsParts };
}

const mock = await startMock();
try {
  await sendMany(mock.url, messages);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const browser = await openBrowser();
    measured.push(await measure(await browser.context.newPage(), mock.url));
    await browser.close();
  }
  const figures: LoadFigures = { messages, rounds: measured, firstLoad: Object.fromEntries(firstLoad()) };
  console.log(JSON.stringify(figures));
} finally {
  await mock.stop();
}
