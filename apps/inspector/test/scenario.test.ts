// @module-tag browser
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { inspectorSuite } from "./harness/inspector-suite.ts";
import { text } from "./harness/service-caller.ts";

inspectorSuite("the scenario screen", (world) => {
  test("shows the scenario that is on, begins it again, and goes back to the configuration", async () => {
    const { page, visit, control, caller } = world();
    await control("PUT", "/scenario", { scenario: { name: "evening \u202e" } });
    await visit("/scenario");
    const row = page.locator(".scenario-list li[aria-current]");
    await row.getByText("sent along with the API").waitFor();
    await caller.send("zw123", text("hello"));
    await page.getByRole("button", { name: "Configuration alone" }).click();
    await expect.poll(async () => (await (await control("GET", "/scenario")).json()).current).toBeNull();
    await page.getByText("No scenario was given").waitFor();
    expect((await (await control("GET", "/messages")).json()).total).toBe(0);
  });

  test("says whose replies the session gets, and what that means, in both languages", async () => {
    const { page, visit, control } = world();
    await visit("/scenario");
    const card = page.getByRole("region", { name: "Era" });
    await card.getByText("data is a list with a result for each target").waitFor();
    await control("PUT", "/scenario", { scenario: { name: "now", era: "today" } });
    await visit("/scenario");
    await card.getByText("today", { exact: true }).waitFor();
    await card.getByText("data maps each target to a word").waitFor();
    await page.getByLabel("Language").selectOption("zh");
    await page.getByRole("region", { name: "年代" }).getByText("data 把每个目标对应到一个词").waitFor();
    await page.getByLabel("语言").selectOption("en");
    await control("PUT", "/scenario", { name: null });
  });

  test("lets time pass, by a button and by words, and says how words are written", async () => {
    const { page, visit, control } = world();
    const offset = async (): Promise<number> => (await (await control("GET", "/clock")).json()).offset;
    await visit("/scenario");
    await page.getByRole("button", { name: "Let 1h pass" }).click();
    await expect.poll(offset).toBe(3_600_000);
    await page.getByText("was moved").waitFor();
    await page.getByLabel("Let time pass", { exact: true }).fill("soon");
    await page.getByRole("button", { name: "Advance" }).click();
    await page.getByText(/written as 250ms, 90s, 5m/).waitFor();
    await page.getByLabel("Let time pass", { exact: true }).fill("1d 30m");
    await page.getByRole("button", { name: "Advance" }).click();
    await expect.poll(offset).toBe(91_800_000);
  });

  test("saves the session as a test, and takes a state that was saved", async () => {
    const { page, visit, control, caller } = world();
    await caller.send("zw123", text("keep this"));
    await visit("/scenario");
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
      return readFile(await download.path(), "utf8");
    };
    expect(await saved("saved.test.ts")).toContain('await expect(chat).toHaveReceived("zw123"');
    const state = await saved("state.ndjson");
    await control("POST", "/reset");
    await page.locator('input[type="file"]').setInputFiles({
      name: "state.ndjson",
      mimeType: "application/x-ndjson",
      buffer: Buffer.from(state),
    });
    await page.getByText(/records were taken/).waitFor();
    expect((await (await control("GET", "/messages/latest")).json()).text).toBe("keep this");
  });
});

inspectorSuite("small things of the inspector", (world) => {
  test("a refused message says what was wrong, and the badge counts as many as there are rows", async () => {
    const { page, visit, caller } = world();
    await caller.send("zw123", text("taken"));
    await caller.send("zw123", { type: "loc", addr: "nowhere", lat: 123, lng: 1 });
    await visit("/");
    await page.locator(".inbox-reason", { hasText: "/msg/lat" }).waitFor();
    expect(await page.locator(".record-row").count()).toBe(2);
    const badge = page.getByRole("navigation", { name: "Screens" }).locator('a[aria-current="page"] .navigation-count');
    await expect.poll(() => badge.textContent()).toBe("2");
  });

  test("on a phone, no avatar lies over a link of a conversation", async () => {
    const { page, visit, caller } = world();
    await caller.send("support", { type: "loc", addr: "西城区西便门桥", lat: 39.9, lng: 116.3 }, { from: "alice" });
    await caller.send("1402541206787", text("a text that is longer than a phone is wide"), {
      group: true,
      from: "alice",
    });
    await page.setViewportSize({ width: 375, height: 700 });
    await visit("/conversations/user/alice");
    await page.locator(".bubble-row").nth(1).waitFor();
    const covered = await page.evaluate(() => {
      const over = (a: DOMRect, b: DOMRect): boolean =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const avatars = [...document.querySelectorAll(".avatar")].map((avatar) => avatar.getBoundingClientRect());
      return [...document.querySelectorAll(".bubble-sender a")]
        .filter((link) => avatars.some((avatar) => over(avatar, link.getBoundingClientRect())))
        .map((link) => link.textContent);
    });
    expect(await page.locator(".bubble-sender a").count()).toBe(2);
    expect(covered).toEqual([]);
  });

  test("names stand as people count, and a dead link says what to do", async () => {
    const { page, visit, control } = world();
    for (const name of ["u10", "u2", "u1"])
      await control("PUT", `/apps/easemob-demo/chatdemoui/users/${name}`, { status: "offline" });
    await visit("/presence");
    await page.getByText("u10").waitFor();
    expect(await page.locator(".user-tile .user-name").allTextContents()).toEqual(["u1", "u2", "u10"]);
    await visit("/messages/m-0-0");
    await page.getByText(/the mock keeps nothing over a restart/).waitFor();
    await visit("/nowhere");
    await page.getByText(/begin at the inbox/).waitFor();
  });
});
