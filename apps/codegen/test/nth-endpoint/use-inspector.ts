import { createRequire } from "node:module";
import { join } from "node:path";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath, runsBrowserTests } from "../../../../browser.base.ts";
import type { Call } from "./shapes/shape.ts";

/** What the inspector's page draws of an operation, and what it shows after its call has been tried as it stands there. */
export interface Drawn {
  readonly parameters: readonly string[];
  readonly status: number;
  readonly reply: string;
}

interface Locator {
  getByRole(role: string, options: { readonly name: string; readonly exact: true }): Locator;
  locator(selector: string): Locator;
  allInnerTexts(): Promise<string[]>;
  innerText(): Promise<string>;
  click(): Promise<void>;
  waitFor(): Promise<void>;
}

interface Page extends Locator {
  setDefaultTimeout(ms: number): void;
  goto(url: string): Promise<unknown>;
}

/** What is used of playwright-core, which is loaded from where the inspector has it. */
interface Playwright {
  readonly chromium: {
    launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<{
      newPage(): Promise<Page>;
      close(): Promise<void>;
    }>;
  };
}

/** Tries every operation of the calls on the inspector's API page; `undefined` where there is no browser. */
export async function inspected(
  repository: string,
  url: string,
  calls: readonly Call[],
): Promise<Readonly<Record<string, Drawn>> | undefined> {
  if (!runsBrowserTests) return undefined;
  const { chromium }: Playwright = createRequire(join(repository, "apps/inspector/package.json"))("playwright-core");
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
  const page = await browser.newPage();
  // on a busy machine it takes longer than half a minute
  page.setDefaultTimeout(120_000);
  await page.goto(`${url}/__mock/api`);
  const drawn: Record<string, Drawn> = {};
  for (const id of new Set(calls.map(({ operation }) => operation)))
    drawn[id] = await triedOut(page.getByRole("region", { name: id, exact: true }));
  await browser.close();
  return drawn;
}

async function triedOut(operation: Locator): Promise<Drawn> {
  await operation.waitFor();
  const parameters = await operation
    .locator(".operation-text > section:nth-of-type(1) .schema-line > code")
    .allInnerTexts();
  await operation.getByRole("button", { name: "Call", exact: true }).click();
  const reply = operation.getByRole("region", { name: "Reply", exact: true });
  await reply.waitFor();
  const [status = ""] = await reply.locator(".badge").allInnerTexts();
  return { parameters, status: Number(status), reply: (await reply.locator("pre").allInnerTexts()).join("") };
}
