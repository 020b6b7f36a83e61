import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import type { CampaignAdmin } from "../campaign-admin.ts";
import { EmchatCampaignError } from "../campaign-error.ts";
import { metricsText } from "../metrics/metrics-text.ts";
import { statusPage } from "./status-page.ts";

/** How many targets that need a person are shown of a campaign. */
const SHOWN_TARGETS = 200;

/** A page that shows campaigns, and changes nothing. */
export interface StatusPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the page, its data as JSON, and metrics.
 *
 * @param address `HOST:PORT`; port 0 takes a free one
 * @throws EmchatCampaignError when nothing can listen there.
 */
export async function serveStatus(admin: CampaignAdmin, address: string): Promise<StatusPage> {
  const [, host, port] = /^(?:\[?([^[\]]*?)\]?:)?(\d{1,5})$/.exec(address) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new EmchatCampaignError(
      "usage",
      `--serve must be HOST:PORT, such as 127.0.0.1:0, got ${JSON.stringify(address)}`,
    );
  }
  const server = createServer((request, response) => {
    answer(admin, request, response).catch((error: unknown) => {
      const missing = error instanceof EmchatCampaignError && error.kind === "missing";
      send(response, missing ? 404 : 503, "text/plain", `${error instanceof Error ? error.message : error}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new EmchatCampaignError("usage", `nothing can listen on ${address}: ${cause.message}`, { cause })),
    );
    server.listen(Number(port), host || "127.0.0.1", resolve);
  });
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(admin: CampaignAdmin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // names of people are shown here: a page of another site must not read them under a name of its own
  if (!isOwnHost(request.headers.host))
    return send(response, 421, "text/plain", "this page answers to its address and to localhost only\n");
  if (request.method !== "GET") return send(response, 405, "text/plain", "this page only shows\n");
  const { pathname } = new URL(request.url ?? "/", "http://status.invalid");
  const [, name] = /^\/campaigns\/([^/]+)\.json$/.exec(pathname) ?? [];
  if (name !== undefined)
    return send(response, 200, "application/json", JSON.stringify(await detailsOf(admin, decodeURIComponent(name))));
  if (pathname === "/campaigns.json")
    return send(response, 200, "application/json", JSON.stringify(await admin.list()));
  if (pathname === "/metrics") return send(response, 200, "text/plain; version=0.0.4", metricsText(await admin.list()));
  if (pathname === "/") return send(response, 200, "text/html", statusPage.html, statusPage.policy);
  return send(response, 404, "text/plain", "there is nothing here\n");
}

/** What a person may want to know beside the counts: who did what, and who needs a decision. */
async function detailsOf(admin: CampaignAdmin, name: string): Promise<object> {
  const targets: object[] = [];
  for await (const target of admin.report(name, ["unknown", "rejected", "not-sent"])) {
    targets.push(target);
    if (targets.length === SHOWN_TARGETS) break;
  }
  return { events: (await admin.events(name)).slice(0, 50), targets };
}

function isOwnHost(host = ""): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost");
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  policy = "default-src 'none'",
): void {
  response.writeHead(status, {
    "content-type": `${type}${type.includes(";") ? "" : "; charset=utf-8"}`,
    "content-security-policy": `${policy}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(body);
}
