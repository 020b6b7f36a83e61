import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeViolations } from "./axe-violations.ts";
import { type InspectorWorld, inspectorSuite } from "./inspector-suite.ts";
import { sampleRun } from "./sample-run.ts";

/** Milliseconds in which a screen has its data. */
const SETTLES = 150;

interface ScreenState {
  readonly name: string;
  readonly path: string;
  prepare?(page: Page, world: InspectorWorld): Promise<void>;
}

async function idOf(world: InspectorWorld, path: string): Promise<string> {
  const record = (await (await world.control("GET", path)).json()) as { id: string };
  return record.id;
}

const STATES: readonly ScreenState[] = [
  { name: "the inbox", path: "/" },
  { name: "the inbox with its search help", path: "/", prepare: (page) => page.locator("search input").focus() },
  { name: "the inbox with a wrong query", path: "/?q=form:alice" },
  { name: "the inbox where nothing matches", path: "/?q=nothingatall" },
  { name: "a message", path: "/messages/latest" },
  { name: "the conversations", path: "/conversations" },
  { name: "a conversation with a user", path: "/conversations/user/alice" },
  { name: "a conversation with a group", path: "/conversations/group/1402541206787" },
  { name: "presence", path: "/presence" },
  { name: "traffic", path: "/traffic" },
  {
    name: "a refused call",
    path: "/",
    async prepare(page, world) {
      await page.goto(`${world.mock.url}/__mock/traffic/${await idOf(world, "/requests/latest?query=violation:yes")}`);
      await page.locator(".violation").first().waitFor();
    },
  },
  {
    name: "a call's reply and timing",
    path: "/traffic/latest",
    async prepare(page) {
      await page.getByRole("tab").nth(3).click();
    },
  },
  {
    name: "a scenario that is on, with its clock moved",
    path: "/scenario",
    async prepare(page, world) {
      await world.control("PUT", "/scenario", { scenario: { name: "evening", clock: "2014-07-09T18:00:00Z" } });
      await page.locator(".scenario-list li[aria-current]").waitFor();
      await page.getByRole("button", { name: /1h/ }).click();
      await page.locator(".card-head .badge").nth(1).waitFor();
    },
  },
  { name: "coverage", path: "/coverage" },
  { name: "compose", path: "/compose" },
  {
    name: "compose with a reply",
    path: "/compose",
    async prepare(page) {
      await page.locator("main form button[type=submit]").click();
      await page.locator(".compose-violation").first().waitFor();
    },
  },
  {
    name: "the API",
    path: "/api",
    async prepare(page) {
      await page.locator("details > summary").first().waitFor();
      await page.locator("details").evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
    },
  },
  { name: "a screen that is not there", path: "/nowhere" },
  { name: "a message that is not there", path: "/messages/none" },
  {
    name: "the help",
    path: "/",
    async prepare(page) {
      await page.keyboard.press("?");
      await page.locator("dialog[open]").waitFor();
    },
  },
  {
    name: "faults, one of them active",
    path: "/faults",
    async prepare(page, world) {
      await world.control("POST", "/faults", { effect: { kind: "latency", min: 1, max: 2 } });
      await page.locator(".fault-bar").waitFor();
    },
  },
];

const PHONE_PATHS = [
  "/",
  "/conversations/user/alice",
  "/presence",
  "/traffic",
  "/messages/latest",
  "/faults",
  "/scenario",
  "/compose",
  "/api",
  "/coverage",
];

/** Looks at every screen in one language and both themes, and at some on a phone. */
export function accessibilitySuite(language: "en" | "zh"): void {
  inspectorSuite(`axe finds nothing, language ${language}`, (world) => {
    const start = async (): Promise<void> => {
      const { page } = world();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.addInitScript((wanted) => {
        localStorage.setItem("emchat.language", wanted);
        localStorage.setItem("emchat.theme", "light");
      }, language);
    };
    /** Chooses a theme as another tab does. */
    const choose = async (theme: "light" | "dark"): Promise<void> => {
      const { page } = world();
      await page.evaluate((wanted) => {
        localStorage.setItem("emchat.theme", wanted);
        dispatchEvent(new StorageEvent("storage", { key: "emchat.theme" }));
      }, theme);
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
    };
    const look = async (name: string, rules?: "colours"): Promise<readonly string[]> =>
      (await axeViolations(world().page, rules)).map((violation) => `${name}: ${violation}`);

    test("on any screen, by day and by night", async () => {
      const { page, visit, mock } = world();
      await sampleRun(mock.url);
      await start();
      const found: string[] = [];
      for (const state of STATES) {
        await visit(state.path);
        await page.waitForTimeout(SETTLES);
        await state.prepare?.(page, world());
        await choose("light");
        found.push(...(await look(state.name)));
        await choose("dark");
        found.push(...(await look(`${state.name}, dark`, "colours")));
      }
      expect(found).toEqual([]);
    });

    test("on an empty inbox and on a phone, where nothing scrolls sideways", async () => {
      const { page, visit, mock } = world();
      await start();
      await page.setViewportSize({ width: 375, height: 700 });
      await visit("/");
      await page.locator(".empty-state").waitFor();
      const found = [...(await look("the empty inbox"))];
      await sampleRun(mock.url);
      for (const path of PHONE_PATHS) {
        await visit(path);
        await page.waitForTimeout(SETTLES);
        found.push(...(await look(path)));
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, path).toBe(0);
      }
      expect(found).toEqual([]);
    });
  });
}
