/** Draws every screen of a seeded run into docs/screenshots. Needs the built page and a Chromium. */
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openBrowser } from "../test/harness/chromium.ts";
import { startMock } from "../test/harness/mock-process.ts";
import { sampleRun } from "../test/harness/sample-run.ts";
import { TENANT } from "../test/harness/service-caller.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

/** The largest picture in bytes. */
const LARGEST = 250_000;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly language?: "en" | "zh";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  prepare?(page: Page, url: string): Promise<void>;
}

async function latestRefused(url: string): Promise<string> {
  const reply = await fetch(
    `${url}/__mock/api/v1/requests/latest?query=${encodeURIComponent("error:illegal_argument type:img")}`,
  );
  const record = (await reply.json()) as { id: string };
  return record.id;
}

/** A scenario that is on, half an hour later; in a session of its own, as it begins with an empty journal. */
async function playEvening(page: Page, url: string): Promise<void> {
  const scenario = { name: "evening", clock: "2014-07-09T18:00:00Z" };
  const headers = { "x-mock-session": "evening", "content-type": "application/json" };
  await fetch(`${url}/__mock/api/v1/scenario`, { method: "PUT", headers, body: JSON.stringify({ scenario }) });
  await fetch(`${url}/__mock/api/v1/clock`, { method: "POST", headers, body: JSON.stringify({ advance: "30m" }) });
  await page.goto(`${url}/__mock/scenario?session=evening`);
  await page.locator(".scenario-list li[aria-current]").waitFor();
}

const SHOTS: readonly Shot[] = [
  { name: "inbox", path: "/" },
  { name: "inbox-dark-zh", path: "/", theme: "dark", language: "zh" },
  { name: "inbox-phone", path: "/", width: 375, height: 760 },
  { name: "conversation", path: "/conversations/user/alice" },
  { name: "conversation-group-dark", path: "/conversations/group/1402541206787", theme: "dark" },
  { name: "presence", path: "/presence" },
  { name: "traffic", path: "/traffic" },
  {
    name: "request-contract",
    path: "/traffic",
    async prepare(page, url) {
      await page.goto(`${url}/__mock/traffic/${await latestRefused(url)}`);
    },
  },
  { name: "message", path: "/messages/latest", theme: "dark" },
  { name: "coverage", path: "/coverage" },
  {
    name: "compose",
    path: "/compose?kind=user&to=alice",
    async prepare(page) {
      await page.getByLabel("From").fill("support");
      await page.getByLabel("Type").selectOption("loc");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("region", { name: "Reply" }).waitFor();
    },
  },
  { name: "api", path: "/api" },
  { name: "scenario", path: "/scenario", prepare: playEvening },
  { name: "scenario-dark-zh", path: "/scenario", theme: "dark", language: "zh", prepare: playEvening },
  { name: "scenario-phone", path: "/scenario", width: 375, height: 760, prepare: playEvening },
  {
    name: "faults",
    path: "/faults",
    async prepare(page, url) {
      await fetch(`${url}/__mock/api/v1/faults`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          effect: { kind: "error", status: 503, retryAfter: 1 },
          match: { operations: ["sendMessageToUser"] },
          times: 3,
        }),
      });
      await fetch(`${url}${TENANT}/users/alice/messages`, {
        method: "POST",
        headers: { authorization: "Bearer any", "content-type": "application/json" },
        body: '{"msg":{"type":"txt","msg":"Are you there?"}}',
      });
      await page.getByText("503").first().waitFor();
      await page.waitForTimeout(1200);
    },
  },
];

const mock = await startMock();
const browser = await openBrowser({ deviceScaleFactor: 1.25 });
try {
  await mkdir(FOLDER, { recursive: true });
  await sampleRun(mock.url);
  const [page = await browser.context.newPage()] = browser.context.pages();
  const only = process.argv.slice(2);
  for (const shot of SHOTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    await page.setViewportSize({ width: shot.width ?? 1200, height: shot.height ?? 730 });
    await page.addInitScript(
      ([language, theme]) => {
        localStorage.setItem("emchat.language", language);
        localStorage.setItem("emchat.theme", theme);
      },
      [shot.language ?? "en", shot.theme ?? "light"] as const,
    );
    await page.goto(`${mock.url}/__mock${shot.path}`);
    await page.locator("h1").waitFor();
    await shot.prepare?.(page, mock.url);
    await page.waitForTimeout(500);
    const file = `${FOLDER}${shot.name}.png`;
    await page.screenshot({ path: file, animations: "disabled" });
    const { size } = await stat(file);
    console.log(`${shot.name}.png ${Math.round(size / 1000)} kB`);
    if (size > LARGEST) throw new Error(`${shot.name}.png has ${size} bytes; at most ${LARGEST} are wanted`);
  }
} finally {
  await browser.close();
  await mock.stop();
}
