import { createServer, request, type Server } from "node:http";
import { inPage } from "../in-page.ts";
import type { Step } from "../leg.ts";
import { whileServed } from "../serve-mock.ts";
import { whileListening } from "../while-listening.ts";
import { type Entrance, entrance, insist, startMock } from "./entrance.ts";

const PREFIX = "/tools/chat";

/** The inspector behind a reverse proxy that takes a path prefix off: it loads, follows the events and links to itself. */
export function pathPrefix(at: Entrance): Step {
  return entrance("serve the inspector below a reverse proxy's path prefix", () =>
    whileServed(startMock(at), (url) => {
      const astray: string[] = [];
      const proxy = reverseProxy(Number(new URL(url).port), astray);
      return whileListening(proxy, (port) =>
        inPage(at.project.folder, async (page) => {
          const origin = `http://localhost:${port}`;
          const faults: string[] = [];
          page.on("pageerror", ({ message }) => faults.push(message));
          page.on("response", (reply) => {
            if (reply.status() >= 400 && !reply.url().endsWith("/favicon.ico"))
              faults.push(`${reply.status()} ${reply.url()}`);
          });
          const opened = Promise.all([
            page.waitForRequest((asked) => asked.url().startsWith(`${origin}${PREFIX}/__mock/api/v1/events`)),
            page.goto(`${origin}${PREFIX}/__mock`).then(() => page.waitForSelector("h1")),
          ]);
          await opened.catch(({ message }: Error) => insist(false, [message, ...faults].join("\n")));
          await page.locator(`a[href^="${PREFIX}/__mock/"]`).first().click();
          await page.waitForSelector("h1");
          const lost = astray.filter((path) => path !== "/favicon.ico");
          insist(faults.length + lost.length === 0, [...faults, ...lost].join("\n"));
          return `Chromium opened the inspector at ${PREFIX}/__mock, followed its events and a link`;
        }),
      );
    }),
  );
}

/** A proxy like nginx by default: it says `Host` of its own. What is asked for outside of the prefix is noted. */
function reverseProxy(port: number, astray: string[]): Server {
  return createServer((incoming, outgoing) => {
    const { url = "", method, headers } = incoming;
    if (!url.startsWith(`${PREFIX}/`)) {
      astray.push(url);
      outgoing.writeHead(404).end();
      return;
    }
    const host = `127.0.0.1:${port}`;
    const path = url.slice(PREFIX.length);
    const passed = request({ host: "127.0.0.1", port, path, method, headers: { ...headers, host } }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
  });
}
