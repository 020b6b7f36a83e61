// @module-tag browser
import { expect, test } from "vitest";
import { axeViolations } from "./harness/axe-violations.ts";
import { inspectorSuite } from "./harness/inspector-suite.ts";

/** What a reader of QR codes would see: which modules are dark, by row. */
const MODULES = (svg: Element): number => svg.querySelector("path")?.getAttribute("d")?.split("M").length ?? 0;

inspectorSuite(
  "a server that other machines reach",
  (world) => {
    test("shows its address as a QR code with the same words, in the session that is open", async () => {
      const { page, visit, control } = world();
      const [address] = (await (await control("GET", "/info")).json()).addresses as readonly string[];
      expect(address).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:\d+$/);
      await visit("/?session=phone");
      await page.getByRole("button", { name: "Open on a phone" }).click();
      const code = page.getByRole("img", { name: `QR code of ${address}/__mock/?session=phone`, exact: true });
      await code.waitFor();
      expect(await code.evaluate(MODULES)).toBeGreaterThan(200);
      await page.getByRole("dialog").getByText(`${address}/__mock/?session=phone`, { exact: true }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "Open on a phone" }).click();
      await code.waitFor();
    });

    test("says it in Chinese, too", async () => {
      const { page, visit } = world();
      await visit("/");
      await page.getByLabel("Language").selectOption("zh");
      await page.getByRole("button", { name: "在手机上打开" }).click();
      await page.getByRole("img", { name: /\/__mock\/ 的二维码$/ }).waitFor();
    });
  },
  ["--host", "0.0.0.0"],
);

inspectorSuite("a server on the loopback", (world) => {
  test("offers no address for a phone", async () => {
    const { page, visit } = world();
    await visit("/");
    await page.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
    expect(await page.getByRole("button", { name: "Open on a phone" }).count()).toBe(0);
  });
});
