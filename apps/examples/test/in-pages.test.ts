// @module-tag browser
import { startMockServer } from "@emchat/mock-server";
import { preview } from "vite";
import { describe, expect, it } from "vitest";
import { inBrowser } from "./harness/browser.ts";
import { type Example, layOut } from "./harness/example.ts";

const [org, app] = ["easemob-demo", "chatdemoui"];

/** The built page of an example, served for as long as the work takes. */
async function withPage<T>(example: Example, work: (url: string) => Promise<T>): Promise<T> {
  const server = await preview({ root: example.folder, logLevel: "error", preview: { port: 0, host: "127.0.0.1" } });
  try {
    return await work(server.resolvedUrls?.local[0] ?? "");
  } finally {
    await server.close();
  }
}

describe("the example", () => {
  it("presence-badges shows who is online, and no token reaches the page", async () => {
    const mock = await startMockServer({ port: 0 });
    const example = await layOut("presence-badges");
    try {
      mock.emulator.users.put(org, app, "alice", { status: "online" });
      expect(await example.run(["vite", "build", "--logLevel", "error"])).toMatchObject({ code: 0 });
      const env = { EMCHAT_BASE_URL: mock.url, EMCHAT_APP_KEY: `${org}#${app}`, EMCHAT_TOKEN: "YWMt-kept", PORT: "0" };
      const server = await example.start(["node", "server/server.ts"], env, /listening on (\S+)/);
      await inBrowser(async (page) => {
        const seen: string[] = [];
        page.on("request", (request) => seen.push(JSON.stringify(request.headers()) + request.url()));
        await page.goto(server.caught);
        await expect.poll(() => page.locator("output").allTextContents()).toEqual(["online", "offline", "offline"]);
        expect((await page.content()) + seen.join("")).not.toContain("YWMt-kept");
      });
      await server.stop();
    } finally {
      await example.remove();
      await mock.close();
    }
  });

  it("page-with-msw works without any server", async () => {
    const example = await layOut("page-with-msw");
    try {
      expect(await example.run(["msw", "init", "public", "--no-save"])).toMatchObject({ code: 0 });
      expect(await example.run(["vite", "build", "--logLevel", "error", "--target", "esnext"])).toMatchObject({
        code: 0,
      });
      await withPage(example, (url) =>
        inBrowser(async (page) => {
          await page.goto(url);
          await expect.poll(() => page.locator("#status").textContent()).toBe("offline");
          await page.locator("#arrive").click();
          await expect.poll(() => page.locator("#status").textContent()).toBe("online");
        }),
      );
    } finally {
      await example.remove();
    }
  });

  it("react-query reads and sends through the delivery rules", async () => {
    const mock = await startMockServer({ port: 0 });
    const example = await layOut("react-query");
    try {
      mock.emulator.users.put(org, app, "zw123", { status: "online" });
      expect(await example.run(["vite", "build", "--logLevel", "error"])).toMatchObject({ code: 0 });
      await withPage(example, (url) =>
        inBrowser(async (page) => {
          mock.emulator.faults.add("503 times=1");
          await page.goto(`${url}?service=${encodeURIComponent(mock.url)}`);
          await expect.poll(() => page.locator("#status").textContent()).toBe("online");
          await page.locator("button").click();
          await expect.poll(() => page.locator("#greeting").textContent()).toBe("success");
        }),
      );
      expect(mock.emulator.messages.list().total).toBe(1);
    } finally {
      await example.remove();
      await mock.close();
    }
  });
});
