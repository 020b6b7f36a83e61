import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { serve } from "./harness/running-server.ts";

const HTML = { accept: "text/html,application/xhtml+xml" };

/** A built page of two files. */
function builtPage(): string {
  const folder = mkdtempSync(join(tmpdir(), "emchat-page-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>inspector</title>");
  writeFileSync(join(folder, "assets", "app-1a2b3c.js"), "console.log(1);".repeat(200));
  writeFileSync(join(folder, "..", "secret.html"), "secret");
  return folder;
}

test("a deep link has the page's addresses relative to itself, and the redirect is relative: a reverse proxy may take a prefix off", async () => {
  const inspectorDir = builtPage();
  writeFileSync(join(inspectorDir, "index.html"), '<script src="./assets/app-1a2b3c.js"></script>');
  const server = await serve({ inspectorDir });
  const source = async (path: string): Promise<string | undefined> =>
    /src="([^"]+)"/.exec(await (await fetch(server.url + path, { headers: HTML })).text())?.[1];
  expect(await source("/__mock/")).toBe("./assets/app-1a2b3c.js");
  expect(await source("/__mock/faults?session=a/b")).toBe("./assets/app-1a2b3c.js");
  expect(await source("/__mock/conversations/user/alice")).toBe("../../assets/app-1a2b3c.js");
  const reply = await fetch(`${server.url}/__mock?session=a`, { redirect: "manual" });
  expect([reply.status, reply.headers.get("location")]).toEqual([308, "__mock/?session=a"]);
});

test("the page, its files and its deep links are served, with a policy that lets it load and call nothing else", async () => {
  const server = await serve({ inspectorDir: builtPage() });
  for (const path of [
    "/__mock/",
    "/__mock/messages/m-1",
    "/__mock/conversations/user/alice.smith",
    "/__mock/traffic/r-7?query=a",
  ]) {
    const reply = await fetch(server.url + path, { headers: HTML });
    expect([path, reply.status, await reply.text()]).toEqual([path, 200, "<!doctype html><title>inspector</title>"]);
    expect(reply.headers.get("cache-control")).toBe("no-cache");
    expect(reply.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(reply.headers.get("content-security-policy")).not.toMatch(/unsafe-eval|https?:|\*/);
  }
  const script = await fetch(`${server.url}/__mock/assets/app-1a2b3c.js`);
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect([script.headers.get("content-type"), script.headers.get("content-encoding")]).toEqual([
    "text/javascript; charset=utf-8",
    "gzip",
  ]);
  expect(await script.text()).toContain("console.log(1);");
  expect((await fetch(`${server.url}/__mock/assets/gone-000.js`)).status).toBe(404);
});

test.each([
  "/__mock/../secret.html",
  "/__mock/%2e%2e/secret.html",
  "/__mock/assets/../../secret.html",
  "/__mock/assets/%2e%2e%2f%2e%2e%2fsecret.html",
  "/__mock/assets//etc/passwd",
])("the path %s leads to no file outside of the page's folder", async (path) => {
  const server = await serve({ inspectorDir: builtPage() });
  const { body } = await sendRaw(server, requestText("GET", path, { host: "localhost", ...HTML }));
  expect(body).not.toContain("secret\n");
  expect(body).not.toBe("secret");
  expect(body).not.toContain("root:");
});

test("a page that has not been built is explained, and the control API works without it", async () => {
  const server = await serve({ inspectorDir: join(tmpdir(), "nothing-here") });
  const reply = await fetch(`${server.url}/__mock/`, { headers: HTML });
  expect([reply.status, await reply.text()]).toEqual([
    200,
    expect.stringContaining("pnpm --filter @emchat/inspector build"),
  ]);
  expect((await fetch(`${server.url}/__mock/livez`)).status).toBe(200);
});
