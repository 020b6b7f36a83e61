import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inspectorSuite } from "./harness/inspector-suite.ts";
import { TENANT, text } from "./harness/service-caller.ts";

const SCRIPT = `<script>document.title="run"</script><img src=x onerror="window.hostile=1"><svg onload=alert(1)>"'\`\${7*7}{{7*7}}`;
const OVERRIDE = "\u202e";

/** How many times the work of its first show a page may have had that is not frozen. */
const WORK_TIMES = 10;

/** Nothing of what was sent became an element, an address or a program. */
async function expectInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    flag: "hostile" in window,
    title: document.title.includes("run"),
    // The page's own are named relative to the address that was opened, which may have changed since.
    scripts: [...document.scripts].filter(
      (script) => !/^(?:\.{1,2}\/)+assets\/[\w.-]+\.js$/.test(script.getAttribute("src") ?? ""),
    ).length,
    images: document.images.length,
    media: document.querySelectorAll("video, audio, iframe, object, embed").length,
    links: [...document.links].filter((link) => new URL(link.href, location.href).origin !== location.origin).length,
  }));
  expect(found).toEqual({ flag: false, title: false, scripts: 0, images: 0, media: 0, links: 0 });
}

/** Shows the empty page, and gives what holds all later work of its main thread, in processor time, to that. */
async function watchWork(page: Page, visit: (path: string) => Promise<void>): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async (): Promise<number> => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  await visit("/");
  const ordinary = await work();
  return async () => expect(await work()).toBeLessThan(WORK_TIMES * ordinary);
}

inspectorSuite("hostile content is shown, never executed, never loaded", (world) => {
  test("markup in every field that a caller can fill", async () => {
    const { page, visit, caller, control } = world();
    await caller.send("zw123", text(SCRIPT), { ext: { [SCRIPT]: SCRIPT } });
    await caller.send("zw123", { type: "cmd", action: SCRIPT });
    await caller.send("zw123", { type: "file", url: `https://files.example/${SCRIPT}`, filename: SCRIPT });
    await caller.send("zw123", { type: "loc", addr: SCRIPT, lat: 1, lng: 2 });
    await caller.send("zw123", { type: "custom", customEvent: "e", customExts: { [SCRIPT]: SCRIPT } });
    await caller.send("zw123", { type: SCRIPT, msg: SCRIPT }, { from: SCRIPT });
    await caller.post(`${TENANT}/users/${encodeURIComponent(SCRIPT)}/messages`, '{"msg":{"type":"txt","msg":"x"}}');
    await caller.status("zw123", { headers: { "x-hostile": SCRIPT.replaceAll("`", ""), accept: "text/html" } });

    await visit("/");
    await page.getByRole("link", { name: SCRIPT }).first().waitFor();
    await expectInert(page);
    await visit("/conversations/user/zw123");
    await expect.poll(() => page.getByRole("log").getByText(SCRIPT, { exact: true }).count()).toBeGreaterThanOrEqual(4);
    await expectInert(page);
    await visit("/messages/latest");
    await expectInert(page);
    await visit("/traffic");
    await page.locator(".record-row").first().waitFor();
    await expectInert(page);
    const listed = (await (await control("GET", "/requests?limit=20")).json()) as { requests: { id: string }[] };
    for (const { id } of listed.requests) {
      await visit(`/traffic/${id}`);
      await page.locator(".request-line").waitFor();
      await expectInert(page);
    }
    await visit(`/?q=${encodeURIComponent(SCRIPT)}&session=${encodeURIComponent(SCRIPT)}`);
    await expectInert(page);
    await visit(`/conversations/user/${encodeURIComponent(SCRIPT)}`);
    await expectInert(page);
  });

  test("overrides of direction stay in their own cell, and the raw view names them", async () => {
    const { page, visit, caller } = world();
    await caller.send("zw123", text(`invoice${OVERRIDE}gnp.exe`), { from: "mallory" });
    await caller.send("zw123", { type: "file", url: "https://files.example/f", filename: `photo${OVERRIDE}gpj.exe` });
    await visit("/");
    const row = page.locator(".record-row", { hasText: "mallory" });
    const order = await row
      .locator("td")
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const isolated = await row.locator(".inbox-text bdi").evaluate((element) => getComputedStyle(element).unicodeBidi);
    expect(isolated).toBe("isolate");
    await row.getByRole("link").click();
    await page.locator(".code-point", { hasText: "U+202E" }).first().waitFor();
  });

  test("a text of 1 MB, which the service refuses", async () => {
    const { page, visit, caller } = world();
    const expectAwake = await watchWork(page, visit);
    const reply = await caller.send("zw123", text("x".repeat(1_000_000)));
    expect(reply.status).toBe(413);
    await visit("/");
    await page.getByText("413").waitFor();
    await expectAwake();
    await page.locator(".record-link").first().click();
    await page.getByRole("tab", { name: "Request", exact: true }).click();
    await page.getByText("only the beginning was kept").first().waitFor();
    await expectAwake();
  });

  test("the longest text that the service takes", async () => {
    const { page, visit, caller } = world();
    const expectAwake = await watchWork(page, visit);
    expect((await caller.send("zw123", text("long ".repeat(8192)))).status).toBe(200);
    await visit("/");
    await page.getByRole("link", { name: /^long long/ }).click();
    await page
      .locator(".detail-bubble")
      .getByRole("button", { name: /more characters/ })
      .click();
    await expect
      .poll(() => page.locator(".message-text").evaluate((element) => element.textContent?.length))
      .toBe(40_960);
    await expectAwake();
  });

  test("ten thousand emoji", async () => {
    const { page, visit, caller } = world();
    const expectAwake = await watchWork(page, visit);
    expect((await caller.send("zw123", text("🙂".repeat(10_000)))).status).toBe(200);
    await visit("/");
    await page.getByRole("link", { name: /^🙂🙂/ }).waitFor();
    await visit("/conversations/user/zw123");
    await page.getByRole("button", { name: /more characters/ }).click();
    await expect
      .poll(() => page.locator(".message-text").evaluate((element) => element.textContent?.length))
      .toBe(20_000);
    await expectAwake();
    const shown = await page
      .locator(".message-text")
      .evaluate((element) => /^(?:🙂)+$/u.test(element.textContent ?? ""));
    expect(shown).toBe(true);
  });

  test("broken surrogates and bytes that are no UTF-8", async () => {
    const { page, visit, caller, control } = world();
    await caller.post(`${TENANT}/users/zw123/messages`, '{"msg":{"type":"txt","msg":"half \\ud800 and \\udfff half"}}');
    await caller.post(
      `${TENANT}/users/zw123/messages`,
      new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d]),
    );
    await visit("/");
    await expect.poll(() => page.locator(".record-row").count()).toBe(2);
    const listed = (await (await control("GET", "/requests?limit=2")).json()) as { requests: { id: string }[] };
    for (const { id } of listed.requests) {
      await visit(`/traffic/${id}`);
      await page.getByRole("tab", { name: "Request", exact: true }).click();
      await page.locator(".code-block").first().waitFor();
      await expectInert(page);
    }
    await page.getByRole("heading", { name: /^Call/ }).waitFor();
  });

  test("javascript: and other addresses in a picture message", async () => {
    const { page, visit, caller } = world();
    const addresses = [
      "javascript:window.hostile=1",
      "JaVaScRiPt:window.hostile=1",
      "data:text/html,<script>window.hostile=1</script>",
      "https://elsewhere.example/tracking.png",
      "http://127.0.0.1:9/secret.png",
    ];
    for (const url of addresses) await caller.send("zw123", { type: "img", url, thumb: url, filename: url });
    await visit("/");
    await expect.poll(() => page.locator(".record-row").count()).toBe(addresses.length);
    await expectInert(page);
    for (const url of addresses.slice(0, 3)) {
      await visit("/");
      await page.getByRole("link", { name: url, exact: true }).click();
      await page.locator(".request-line").waitFor();
      await expectInert(page);
    }
    await visit("/conversations/user/zw123");
    await page.getByRole("log").getByText("https://elsewhere.example/tracking.png").first().waitFor();
    await expectInert(page);
  });

  test("JSON that is nested as deeply as the body's limit allows", async () => {
    const { page, visit, caller } = world();
    const expectAwake = await watchWork(page, visit);
    const depth = 12_000;
    await caller.post(
      `${TENANT}/users/zw123/messages`,
      `{"msg":{"type":"txt","msg":"deep"},"ext":{"a":${"[".repeat(depth)}${"]".repeat(depth)}}}`,
    );
    await caller.post(`${TENANT}/users/zw123/messages`, "[".repeat(40_000));
    await visit("/");
    await expect.poll(() => page.locator(".record-row").count()).toBe(2);
    for (const row of [0, 1]) {
      await visit("/");
      await page.locator(".record-link").nth(row).click();
      await page.locator(".request-line").waitFor();
      await page.getByRole("tab", { name: "Request", exact: true }).click();
      await expectAwake();
      expect(await page.getByText("This screen failed").count()).toBe(0);
    }
  });
});
