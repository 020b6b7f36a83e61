import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath, hasChromium } from "../../../../browser.base.ts";

/** A browser with a profile of its own, and how to end it. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** On a busy machine a page takes longer than half a minute. */
const PATIENCE_MS = 120_000;

/** @throws Error when no browser is found, or when it does not start */
export async function openBrowser(): Promise<TestBrowser> {
  if (!hasChromium) throw new Error("no Chromium was found; install Debian's package chromium, or set EMCHAT_CHROMIUM");
  const profile = await mkdtemp(join(tmpdir(), "emchat-campaign-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: chromiumArguments,
    viewport: { width: 1100, height: 800 },
    locale: "en-GB",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
