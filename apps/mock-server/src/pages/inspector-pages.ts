import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { takesGzip } from "../shell/takes-gzip.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".map", ".svg", ".webmanifest"]);
const FILE_NAME = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** The most files that are kept compressed. */
const MAX_KEPT = 64;
const PREFIX = "/__mock/";

/** The page may load and call this server, nothing else. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>emchat-mock</title>
<h1>The inspector has not been built</h1>
<p>The mock server is running. Build its page with <code>pnpm --filter @emchat/inspector build</code> and load this page again.</p>
<p>The control API works without it: <a href="./api/v1/info">info</a>, <a href="./api/v1/messages">messages</a>,
<a href="./api/v1/openapi.json">its document</a>.</p>
</html>
`;

/** Loaded with the first page: most servers of a test never show one. */
async function compress(bytes: Buffer): Promise<Buffer> {
  const [{ gzip }, { promisify }] = await Promise.all([import("node:zlib"), import("node:util")]);
  return promisify(gzip)(bytes);
}

async function read(file: string): Promise<Buffer | undefined> {
  const { readFile } = await import("node:fs/promises");
  return readFile(file).catch(() => undefined);
}

/** The page's relative addresses as they must be where a deep link is opened: `conversations/user/alice` is two levels down. */
function deepened(page: Buffer, name: string): Buffer {
  const levels = name.split("/").length - 1;
  return levels === 0 ? page : Buffer.from(page.toString("utf8").replaceAll('="./', `="${"../".repeat(levels)}`));
}

interface Page {
  readonly bytes: Buffer;
  readonly type: string;
  readonly immutable: boolean;
}

/**
 * Serves the inspector: files below the folder by their names, and its `index.html` for every other path that a browser opens,
 * because the page has deep links. Says whether it answers.
 */
export function createInspectorPages(
  folder: () => string | undefined,
): (request: IncomingMessage, response: ServerResponse, path: string) => boolean {
  const compressed = new Map<string, Buffer>();

  const send = async (request: IncomingMessage, response: ServerResponse, page: Page, name: string): Promise<void> => {
    const { bytes, type, immutable } = page;
    const wantsGzip = takesGzip(request.headers) && COMPRESSED.has(extname(name));
    let body = bytes;
    if (wantsGzip) {
      const kept = immutable ? compressed.get(name) : undefined;
      body = kept ?? (await compress(bytes));
      if (immutable && kept === undefined && compressed.size < MAX_KEPT) compressed.set(name, body);
    }
    response.writeHead(200, {
      "content-type": type,
      "content-length": body.byteLength,
      "cache-control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
      // Its own calls name this page, which is how they are told from another's where a browser says nothing else.
      "referrer-policy": "same-origin",
      vary: "Accept-Encoding",
      ...(wantsGzip ? { "content-encoding": "gzip" } : undefined),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };

  return (request, response, path) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    if (path === "/__mock") {
      // Relative, because a reverse proxy may have taken a prefix off.
      const query = (request.url ?? "").slice(path.length);
      response.writeHead(308, { location: `__mock/${query}`, "content-length": 0 }).end();
      return true;
    }
    if (!path.startsWith(PREFIX) || path.startsWith(`${PREFIX}api/`)) return false;
    const name = path.slice(PREFIX.length);
    // Below `assets/` and at the top there are files; elsewhere a dot belongs to a name, as in `conversations/user/a.smith`.
    const isFile = FILE_NAME.test(name) && extname(name) !== "" && (name.startsWith("assets/") || !name.includes("/"));
    const wantsPage = String(request.headers.accept ?? "*/*").includes("html") || name === "";
    if (!isFile && !wantsPage) return false;

    const base = folder();
    const load = async (): Promise<Page> => {
      const file = isFile ? name : "index.html";
      const bytes = base === undefined ? undefined : await read(join(base, file));
      if (bytes !== undefined) {
        return {
          bytes: isFile ? bytes : deepened(bytes, name),
          type: TYPES[extname(file)] ?? "application/octet-stream",
          immutable: file.startsWith("assets/"),
        };
      }
      if (isFile) throw new Error("no such file");
      return { bytes: deepened(Buffer.from(NOT_BUILT), name), type: TYPES[".html"] ?? "", immutable: false };
    };
    load()
      .then((page) => send(request, response, page, isFile ? name : "index.html"))
      .catch(() => {
        if (response.headersSent) response.destroy();
        else response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is no such file.\n");
      });
    return true;
  };
}
