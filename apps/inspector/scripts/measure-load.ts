/**
 * Measures how long the inbox takes to fill, in a real browser and with nothing cached, and prints it as JSON.
 *
 *   node scripts/measure-load.ts [--messages 10000] [--rounds 7]
 *
 * Needs the built page and a Chromium.
 */
import { parseArgs } from "node:util";
import { firstLoad } from "../test/harness/first-load.ts";
import { startMock } from "../test/harness/mock-process.ts";
import { sendMany } from "../test/harness/send-many.ts";
import type { LoadFigures, MainThread, Round } from "./load-figures.ts";
import { openQuietPage, type QuietPage } from "./quiet-page.ts";

const { values } = parseArgs({
  options: { messages: { type: "string", default: "10000" }, rounds: { type: "string", default: "7" } },
});
const messages = Number(values.messages);
const rounds = Number(values.rounds);

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

async function mainThread(page: QuietPage): Promise<MainThread> {
  const { metrics } = await page.send<Metrics>("Performance.getMetrics");
  const msOf = (wanted: string): number => 1_000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0);
  const [script, layout] = [msOf("ScriptDuration"), msOf("LayoutDuration") + msOf("RecalcStyleDuration")];
  return { script, layout, other: msOf("TaskDuration") - script - layout };
}

/** Lets the page note by itself when the first row stands, and when the table knows all of them. */
function watchRows(all: string): void {
  const timeOf = (isThere: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (isThere()) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  Object.assign(globalThis, {
    firstRow: timeOf(() => document.querySelector(".record-row") !== null),
    allRows: timeOf(() => document.querySelector("table")?.getAttribute("aria-rowcount") === all),
  });
}

/** Bytes of the page's own files as they came. */
function transferredBytes(): number {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const own = entries.filter(({ name }) => !name.includes("/api/v1/")) as PerformanceResourceTiming[];
  return own.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}

/** The number that an expression of the page comes to. */
async function evaluate(page: QuietPage, expression: string): Promise<number> {
  const parameters = { expression, awaitPromise: true, returnByValue: true };
  return (await page.send<{ result: { value: number } }>("Runtime.evaluate", parameters)).result.value;
}

async function measure(page: QuietPage, url: string): Promise<Round> {
  await page.send("Page.enable");
  await page.send("Performance.enable", { timeDomain: "threadTicks" });
  const source = `(${watchRows.toString()})("${messages + 1}")`;
  await page.send("Page.addScriptToEvaluateOnNewDocument", { source });
  await page.send("Page.navigate", { url: `${url}/__mock/` });
  const firstRow = await evaluate(page, "firstRow");
  const firstRowParts = await mainThread(page);
  const allRows = await evaluate(page, "allRows");
  const allRowsParts = await mainThread(page);
  const transferred = await evaluate(page, `(${transferredBytes.toString()})()`);
  return { firstRow, allRows, transferred, firstRowParts, allRowsParts };
}

const mock = await startMock();
try {
  await sendMany(mock.url, messages);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await openQuietPage();
    measured.push(await measure(page, mock.url));
    await page.close();
  }
  const figures: LoadFigures = { messages, rounds: measured, firstLoad: Object.fromEntries(firstLoad()) };
  console.log(JSON.stringify(figures));
} finally {
  await mock.stop();
}
