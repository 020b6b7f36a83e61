import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's program: what `EMCHAT_CHROMIUM` names, else where Debian and others put it. */
export function findChromium(): string | undefined {
  const named = process.env["EMCHAT_CHROMIUM"];
  return (named === undefined ? PLACES : [named]).find((place) => existsSync(place));
}

/** A browser with a profile of its own, and how to end it. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** @throws Error when no browser is found, or when it does not start */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("no Chromium was found; install Debian's package chromium, or set EMCHAT_CHROMIUM");
  const profile = await mkdtemp(join(tmpdir(), "emchat-campaign-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ARGUMENTS,
    viewport: { width: 1100, height: 800 },
    locale: "en-GB",
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
