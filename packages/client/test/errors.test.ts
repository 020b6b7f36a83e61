import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as here from "../src/index.ts";
import { createClient, EmchatError, isEmchatError } from "../src/index.ts";
import { json, startService, TOKEN } from "./service/local-service.ts";
import { refusal } from "./service/replies.ts";

const CLASSES: Readonly<Record<string, unknown>> = here;

async function failureOf(call: Promise<unknown>): Promise<EmchatError> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(EmchatError);
  return thrown as EmchatError;
}

// A second copy of the package, as a bundler makes it.
async function importCopy(): Promise<typeof here> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-client-copy-"));
  const outfile = join(folder, "copy.mjs");
  await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    format: "esm",
    outfile,
    conditions: ["@emchat/source"],
    logLevel: "error",
  });
  const copy = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof here;
  await rm(folder, { recursive: true });
  return copy;
}

describe("the error family", () => {
  it.each([
    [400, "EmchatBadRequestError", "badRequest", "rejected"],
    [401, "EmchatAuthenticationError", "authentication", "rejected"],
    [403, "EmchatPermissionError", "permission", "rejected"],
    [404, "EmchatNotFoundError", "notFound", "rejected"],
    [413, "EmchatBadRequestError", "badRequest", "rejected"],
    [415, "EmchatBadRequestError", "badRequest", "rejected"],
    [429, "EmchatRateLimitedError", "rateLimited", "rejected"],
    [500, "EmchatServerError", "server", "unknown"],
    [503, "EmchatServerError", "server", "rejected"],
  ] as const)("makes of status %i an %s", async (status, name, kind, outcome) => {
    const service = await startService((_seen, _nth, response) =>
      json(response, status, refusal("sample_error", "what happened"), { "x-request-id": "r-1", "retry-after": "7" }),
    );
    const error = await failureOf(service.client({ retry: false }).users.sendMessage("zw123", "hi"));
    expect(error).toBeInstanceOf(CLASSES[name] as never);
    expect(error).toMatchObject({
      name,
      kind,
      status,
      key: status,
      outcome,
      code: "sample_error",
      exception: "sample_errorException",
      operation: "sendMessageToUser",
      requestId: "r-1",
      retryAfterMs: 7000,
      attempts: 1,
      body: refusal("sample_error", "what happened"),
    });
    expect(error.message).toBe(`sendMessageToUser: ${status} sample_error: what happened`);
    expect(isEmchatError(error, kind)).toBe(true);
    expect(isEmchatError(error, "aborted")).toBe(false);
  });

  it("has no key for a status that the contract does not declare", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 418, refusal("teapot")));
    const error = await failureOf(service.client().users.getStatus("zw123"));
    expect(error.key).toBeUndefined();
    expect(error).toMatchObject({ kind: "badRequest", status: 418 });
  });

  it.each([
    ["HTML", "<html><title>502 Bad Gateway</title></html>", "text/html"],
    ["nothing", "", "text/plain"],
    ["a JSON array", "[]", "application/json"],
    ["a JSON string", '"oops"', "application/json"],
  ])("is a server error with the status and what arrived when a gateway answers 502 with %s", async (_, body, type) => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(502, { "content-type": type });
      response.end(body);
    });
    const error = await failureOf(service.client().users.sendMessage("zw123", "hi"));
    expect(error).toMatchObject({ kind: "server", status: 502, outcome: "unknown", attempts: 1 });
    expect(error.message).toContain(JSON.stringify(body));
    expect(error.body).toBeUndefined();
  });

  it("recognises errors of another copy of the package by instanceof and by guard", async () => {
    const other = await importCopy();
    expect(other.EmchatNotFoundError).not.toBe(here.EmchatNotFoundError);
    const foreign = new other.EmchatNotFoundError("from the other copy", { outcome: "rejected", attempts: 1 });
    expect(foreign).toBeInstanceOf(here.EmchatNotFoundError);
    expect(foreign).toBeInstanceOf(EmchatError);
    expect(foreign).not.toBeInstanceOf(here.EmchatServerError);
    expect(isEmchatError(foreign, "notFound")).toBe(true);
  });

  it("does not take anything else for an error of the family", () => {
    for (const value of [undefined, null, "text", 5, {}, new Error("x"), { kind: "server" }]) {
      expect(isEmchatError(value)).toBe(false);
      expect(value).not.toBeInstanceOf(here.EmchatServerError);
    }
  });

  it("keeps subclasses of users apart from their parents", () => {
    class ShopError extends here.EmchatServerError {}
    const details = { outcome: "unknown", attempts: 1 } as const;
    expect(new ShopError("x", details)).toBeInstanceOf(here.EmchatServerError);
    expect(new here.EmchatServerError("x", details)).not.toBeInstanceOf(ShopError);
  });

  it("turns into plain data with its name and message", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const error = await failureOf(service.client().users.getStatus("zw123"));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "EmchatNotFoundError",
      message: error.message,
      kind: "notFound",
      status: 404,
    });
  });
});

describe("secrets", () => {
  it("are in no printout of a client, an error, a result or a log line", async () => {
    const lines: unknown[] = [];
    const record = (...line: unknown[]): number => lines.push(...line);
    const service = await startService((seen, nth, response) =>
      nth === 1
        ? json(response, 401, {
            ...refusal("auth_bad_access_token", `bad token ${seen.headers.authorization}`),
            echo: seen.headers,
          })
        : json(response, 200, {}),
    );
    const client = service.client({ logger: { debug: record, info: record, warn: record, error: record } });
    const refused = await failureOf(client.users.getStatus("zw123"));
    const unreadable = await failureOf(client.users.getStatus("zw123"));
    const broken = await failureOf(
      client
        .withOptions({
          fetch: async (url, init) => {
            throw Object.assign(new TypeError(`cannot send ${JSON.stringify(init?.headers)}`), {
              request: { url, init },
              cause: new Error(TOKEN),
            });
          },
        })
        .users.sendMessage("zw123", "hi"),
    );
    expect(broken).toMatchObject({ kind: "connection", outcome: "unknown" });
    const printed = [client, client.users, client.safe, client.rate, refused, unreadable, broken, lines].map(
      (value) => inspect(value, { depth: 10, showHidden: true }) + JSON.stringify(value),
    );
    for (const text of printed) expect(text).not.toContain(TOKEN.slice(5, 20));
    expect(refused.message).toContain("[token]");
  });

  it("are kept out of logs by a list of what may be logged", async () => {
    const fields = new Set<string>();
    const record = (_message: string, line: object): void => {
      for (const name of Object.keys(line)) fields.add(name);
    };
    const service = await startService((_seen, nth, response) => json(response, nth === 1 ? 503 : 404, refusal("x")));
    await failureOf(
      service
        .client({ retry: { baseDelay: 1 }, logger: { debug: record, info: record, warn: record, error: record } })
        .users.getStatus("zw123"),
    );
    expect([...fields].sort()).toEqual(["attempts", "kind", "operation", "outcome", "requestId", "status", "waitMs"]);
  });

  it("make no trouble when the logger itself throws", async () => {
    const service = await startService();
    const logger = {
      debug: () => {
        throw new Error("the log is full");
      },
    };
    expect(await service.client({ logger }).users.getStatus("zw123")).toEqual({ username: "zw123", status: "online" });
  });
});

describe("configuration", () => {
  const good = { org: "easemob-demo", app: "chatdemoui", token: TOKEN };
  it.each([
    ["an empty org", { org: "" }],
    ["an app with a slash", { app: "a/b" }],
    ["a base without a scheme", { baseUrl: "a1.easemob.com" }],
    ["a base of another scheme", { baseUrl: "ftp://a1.easemob.com" }],
    ["a base with a user", { baseUrl: "https://u:p@a1.easemob.com" }],
    ["a base with a query", { baseUrl: "https://a1.easemob.com?x=1" }],
    ["a base with a fragment", { baseUrl: "https://a1.easemob.com#x" }],
    ["a base with braces", { baseUrl: "https://{org}.easemob.com" }],
    ["a base with a bad port", { baseUrl: "https://a1.easemob.com:99999" }],
  ])("refuses %s when the client is made", (_, options) => {
    expect(() => createClient({ ...good, ...options })).toThrow(here.EmchatConfigurationError);
  });

  it.each(["", "two words", "zeile\nzwei", "unicode…", "Bearer YWMt-sample"])(
    "refuses the token %j, from an option and from a function, without printing it",
    async (token) => {
      const service = await startService();
      const refused = (): unknown => service.client({ token });
      expect(refused).toThrow(/`token` must be .*without `Bearer`/);
      if (token) expect(refused).not.toThrow(token);
      const error = await failureOf(service.client({ token: () => token, retry: false }).users.getStatus("zw123"));
      expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent", attempts: 0 });
      if (token) expect(error.message).not.toContain(token);
      expect(service.seen).toHaveLength(0);
    },
  );

  it("refuses to start in a web page unless it is told that this is meant", () => {
    Object.assign(globalThis, { window: {}, document: {} });
    try {
      expect(() => createClient(good)).toThrow(/dangerouslyAllowBrowser/);
      expect(createClient({ ...good, dangerouslyAllowBrowser: true })).toHaveProperty("users");
    } finally {
      Reflect.deleteProperty(globalThis, "window");
      Reflect.deleteProperty(globalThis, "document");
    }
  });

  it("strips slashes from the end of the base", async () => {
    const service = await startService();
    await service.client({ baseUrl: `${service.url}///` }).users.getStatus("zw123");
    expect(service.seen[0]?.path).toBe("/easemob-demo/chatdemoui/users/zw123/status");
  });
});
