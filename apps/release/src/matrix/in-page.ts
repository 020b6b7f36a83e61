import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath } from "../../../../browser.base.ts";

/**
 * Lets `use` have a page of a Chromium of its own, and gives what `use` gives.
 *
 * @param folder where the browser may keep its profile meanwhile
 */
export async function inPage<T>(folder: string, use: (page: Page) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(folder, "profile-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: chromiumArguments,
    headless: true,
  });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
