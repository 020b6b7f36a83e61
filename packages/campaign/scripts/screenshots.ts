// Draws the page of campaigns into docs/screenshots, and a terminal with a run of the command line. Needs a Chromium.
//
//   pnpm --filter @emchat/campaign run screenshots
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../test/harness/browser.ts";
import { startSampleCampaigns } from "../test/harness/sample-campaigns.ts";
import { drawTerminal } from "./screenshots/draw-terminal.ts";
import { recordRun } from "./screenshots/record-run.ts";

const folder = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

/** How long the chart is filled before a picture is taken, in milliseconds. */
const CHART_MS = 20_000;

const SHOTS = [
  { name: "campaign-page", language: "en", theme: "light", width: 1000, height: 820 },
  { name: "campaign-page-dark-zh", language: "zh", theme: "dark", width: 1000, height: 820 },
  { name: "campaign-page-phone", language: "en", theme: "light", width: 375, height: 760 },
] as const;

await writeFile(`${folder}campaign-terminal.svg`, drawTerminal(await recordRun()));

const sample = await startSampleCampaigns();
const browser = await openBrowser();
try {
  for (const { name, language, theme, width, height } of SHOTS) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    await page.addInitScript((wanted) => localStorage.setItem("emchat-campaign-language", wanted), language);
    await page.goto(sample.url);
    await page.waitForTimeout(CHART_MS);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  await sample.close();
}
