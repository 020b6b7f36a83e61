import axe from "axe-core";
import type { Page } from "playwright-core";

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What another theme can change. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on a page as it stands, of all its rules or of those about colours alone. */
export async function axeViolations(page: Page, rules: "all" | "colours" = "all"): Promise<readonly string[]> {
  // The protocol's own evaluation is not held to the page's policy, so axe needs no script element.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], preload: false, ...(rules === "colours" && { runOnly: OF_COLOURS }) };
  const found = await page.evaluate(async (given) => {
    const { axe: inPage } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: readonly Violation[] }> };
    };
    return (await inPage.run(given)).violations;
  }, options);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}
