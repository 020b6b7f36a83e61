import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { packageFolder } from "./pages.ts";

export const siteFolder: string = join(packageFolder, "dist");
const BASE = "/emchat";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export interface Site {
  /** Where the English start page is, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The built site, below the path under which it is published. */
export async function serveSite(): Promise<Site> {
  const server = createServer(async (request, response) => {
    const file = await fileOf(new URL(request.url ?? "/", "http://site").pathname);
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(await readFile(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${BASE}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The file that a path of the site stands for; `undefined` where there is none. */
export async function fileOf(path: string): Promise<string | undefined> {
  if (!path.startsWith(`${BASE}/`)) return undefined;
  const inside = normalize(decodeURIComponent(path.slice(BASE.length)));
  const wanted = join(siteFolder, inside.endsWith("/") ? join(inside, "index.html") : inside);
  const found = await stat(wanted).catch(() => undefined);
  if (found?.isDirectory() === true) return fileOf(`${path}/`);
  return found === undefined ? undefined : wanted;
}
