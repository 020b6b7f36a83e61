import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { inPage } from "../in-page.ts";
import type { Step } from "../leg.ts";
import { whileServed } from "../serve-mock.ts";
import { whileListening } from "../while-listening.ts";
import { type Entrance, entrance, insist, startMock } from "./entrance.ts";

/** A page of another origin, as Storybook's or Vitest's: refused with 403, unless the origin is named. */
export function foreignOrigin(at: Entrance): Step {
  return entrance("refuse another origin's page, and let it in by name", () => {
    const site = createServer((_, reply) => {
      reply.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Another page</title>");
    });
    return whileListening(site, (port) =>
      inPage(at.project.folder, async (page) => {
        const origin = `http://localhost:${port}`;
        await page.goto(origin);
        const closed = await whileServed(startMock(at), (url) => useFrom(page, url));
        insist(
          closed.statuses.every((status) => status === 403) && closed.statuses.length > 1 && !closed.read,
          `Without the flag: ${JSON.stringify(closed)}`,
        );
        const named = startMock(at, "--allowed-origins", origin);
        const open = await whileServed(named, (url) => useFrom(page, url));
        insist(open.read, `With --allowed-origins ${origin}: ${JSON.stringify(open)}`);
        return "Chromium's page of another origin got 403, and with --allowed-origins changed and read the mock";
      }),
    );
  });
}

/** What comes of a page's call that changes the mock, which needs a preflight, and of one that reads it. */
async function useFrom(page: Page, url: string): Promise<{ statuses: number[]; read: boolean }> {
  const statuses: number[] = [];
  // The browser keeps a refused reply from the page, and from who asks for the page's replies; the wire has its status.
  const wire = await page.context().newCDPSession(page);
  wire.on("Network.responseReceivedExtraInfo", ({ statusCode }) => statuses.push(statusCode));
  await wire.send("Network.enable");
  const read = await page.evaluate(async (api) => {
    const user = { method: "PUT", body: '{"status":"online"}', headers: { "x-mock-session": "page" } };
    const changed = await fetch(`${api}/apps/o/a/users/zw123`, user).catch(() => undefined);
    const messages = await fetch(`${api}/messages`).catch(() => undefined);
    return changed?.ok === true && messages?.ok === true && typeof (await messages.json()).total === "number";
  }, `${url}/__mock/api/v1`);
  await wire.detach();
  return { statuses, read };
}
