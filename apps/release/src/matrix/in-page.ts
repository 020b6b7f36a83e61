import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";

/** `EMCHAT_CHROMIUM` names the browser where it is not Debian's. */
const EXECUTABLE = process.env["EMCHAT_CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/**
 * Lets `use` have a page of a Chromium of its own, and gives what `use` gives.
 *
 * @param folder where the browser may keep its profile meanwhile
 */
export async function inPage<T>(folder: string, use: (page: Page) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(folder, "profile-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    args: FLAGS,
    headless: true,
  });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
