import { describe, expect, it, onTestFinished } from "vitest";
import {
  type CallOptions,
  type ClientOptions,
  clientCredentials,
  createClient,
  EmchatConfigurationError,
  EmchatError,
  type MessageInput,
} from "../src/index.ts";
import { json, startService, TOKEN } from "./service/local-service.ts";
import { presence, refusal, sent } from "./service/replies.ts";

const good = { org: "easemob-demo", app: "chatdemoui", token: TOKEN };

/** Options that no compiler saw. */
const LIMITS: readonly [string, Record<string, unknown>][] = [
  ["timeout", { timeout: Number.NaN }],
  ["timeout", { timeout: null }],
  ["timeout", { timeout: "500" }],
  ["timeout", { timeout: -1 }],
  ["timeout", { timeout: 0 }],
  ["timeout", { timeout: 5n }],
  ["deadline", { deadline: Number.NaN }],
  ["retry", { retry: null }],
  ["retry", { retry: true }],
  ["retry", { retry: 3 }],
  ["retry.attempts", { retry: { attempts: 0 } }],
  ["retry.attempts", { retry: { attempts: 1000 } }],
  ["retry.attempts", { retry: { attempts: 1.5 } }],
  ["retry.baseDelay", { retry: { baseDelay: Number.NaN } }],
  ["retry.maxDelay", { retry: { maxDelay: Infinity } }],
  ["retry.budget", { retry: { budget: -1 } }],
  ["retry.attemps", { retry: { attemps: 3 } }],
  ["headers", { headers: "x-a: 1" }],
  ["headers", { headers: { "x-a": "1\r\nx-b: 2" } }],
  ["headers", { headers: { "x a": "1" } }],
  ["headers", { headers: { "x-a": { toString: 1 } } }],
  ["headers", { headers: { "x-a": Symbol("x") } }],
  ["headers", { headers: { Authorization: "Bearer mine" } }],
];

describe("an option that cannot be used", () => {
  it.each<[string, Record<string, unknown>]>([
    ...LIMITS,
    ["baseUrl", { baseUrl: new URL("https://a1.easemob.com") }],
    ["baseUrl", { baseUrl: "" }],
    ["baseUrl", { baseUrl: "https:///evil.example" }],
    ["baseUrl", { baseUrl: "https://a1.easemob.com\n.evil.example" }],
    ["baseUrl", { baseUrl: "https://a1.easemob.com\\@evil.example" }],
    ["baseUrl", { baseUrl: "https://a1.easemob.com/a/../b" }],
    ["baseUrl", { baseUrl: "https://a1.easemob.com/%2e%2e/b" }],
    ["fetch", { fetch: "undici" }],
    ["transport", { transport: {} }],
    ["middleware", { middleware: () => {} }],
    ["middleware", { middleware: [undefined] }],
    ["logger", { logger: "console" }],
    ["token", { token: 5 }],
    ["token", { token: null }],
    ["rate", { rate: 5 }],
    ["rate.sendMesageToUser", { rate: { sendMesageToUser: { requests: 1, perMs: 1 } } }],
    ["rate.sendMessageToUser.requests", { rate: { sendMessageToUser: { requests: 0, perMs: 1000 } } }],
    ["rate.sendMessageToUser.perMs", { rate: { sendMessageToUser: { requests: 1 } } }],
    ["rate.getUserStatus.requests", { rate: { getUserStatus: 5 } }],
    ["appKey", { org: undefined, app: undefined, appKey: "easemob-demo" }],
    ["appKey", { appKey: "a#b#c" }],
    ["appKey", { appKey: "other#chatdemoui" }],
  ])("names itself: %s in %o", (name, options) => {
    const make = (): unknown => createClient({ ...good, ...options } as ClientOptions);
    expect(make).toThrow(EmchatConfigurationError);
    expect(make).toThrow(`\`${name}\``);
  });

  it.each<[string, Record<string, unknown>]>([
    ...LIMITS.filter(([name]) => name !== "retry.budget"),
    ["signal", { signal: {} }],
    ["beforeAttempt", { beforeAttempt: "now" }],
  ])("names itself in one call, too, and nothing is sent: %s in %o", async (name, options) => {
    const service = await startService();
    const { error } = await service.client().safe.users.sendMessage("zw123", "hi", options as CallOptions);
    expect(error).toBeInstanceOf(EmchatConfigurationError);
    expect(error?.message).toContain(`\`${name}\``);
    expect(error).toMatchObject({ outcome: "not-sent", operation: "sendMessageToUser" });
    expect(service.seen).toHaveLength(0);
  });

  it.each([null, 5, "x"])("is %j in the place of all of them", async (options) => {
    const service = await startService();
    expect(() => createClient(options as never)).toThrow(EmchatConfigurationError);
    const { error } = await service.client().safe.users.getStatus("zw123", options as never);
    expect(error).toBeInstanceOf(EmchatConfigurationError);
  });

  it("is an operation that there is not, or no input, at the raw door", async () => {
    const { client } = await startService();
    for (const input of [
      ["nope", {}],
      ["toString", {}],
      ["getUserStatus", undefined],
      ["getUserStatus", {}],
    ]) {
      const thrown = await client()
        .request(...(input as Parameters<ReturnType<typeof createClient>["request"]>))
        .catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(EmchatConfigurationError);
    }
  });

  it("leaves what is `undefined` to its default", async () => {
    const service = await startService((_seen, nth, response) =>
      nth === 1 ? json(response, 503, refusal("service_unavailable")) : json(response, 200, sent),
    );
    const nothing = { timeout: undefined, deadline: undefined, headers: undefined, signal: undefined };
    const client = service.client({ ...nothing, retry: { attempts: undefined, baseDelay: 1, maxDelay: undefined } });
    await client.users.sendMessage("zw123", "hi", { ...nothing, retry: undefined });
    expect(service.seen).toHaveLength(2);
  });
});

describe("the tenant", () => {
  it("may be an app key, which `withOptions` can change in whole or in part", async () => {
    const service = await startService();
    const client = service.client({ org: undefined, app: undefined, appKey: "easemob-demo#chatdemoui" });
    await client.users.getStatus("zw123");
    await client.withOptions({ app: "other" }).users.getStatus("zw123");
    await client.withOptions({ appKey: "o#a" }).users.getStatus("zw123");
    expect(service.seen.map(({ path }) => path.replace("/users/zw123/status", ""))).toEqual([
      "/easemob-demo/chatdemoui",
      "/easemob-demo/other",
      "/o/a",
    ]);
  });

  it("comes from the environment, as address and token do, where no option names it", async () => {
    const service = await startService();
    const names = { EMCHAT_BASE_URL: service.url, EMCHAT_APP_KEY: "env-org#env-app", EMCHAT_TOKEN: "YWMt-env" };
    Object.assign(process.env, names);
    onTestFinished(() => {
      for (const name of Object.keys(names)) delete process.env[name];
    });
    await createClient().users.getStatus("zw123");
    await createClient({ org: "o", app: "a", token: "YWMt-mine" }).users.getStatus("zw123");
    expect(service.seen).toMatchObject([
      { path: "/env-org/env-app/users/zw123/status", headers: { authorization: "Bearer YWMt-env" } },
      { path: "/o/a/users/zw123/status", headers: { authorization: "Bearer YWMt-mine" } },
    ]);
    process.env["EMCHAT_TOKEN"] = "";
    expect(() => createClient()).toThrow("`token`");
  });
});

describe("headers", () => {
  it("are the client's, then the call's, whatever their case; the token is the client's own", async () => {
    const service = await startService();
    const client = service.client({ headers: { "X-Team": "orders", "x-kept": "yes" } });
    await client.users.getStatus("zw123");
    await client.users.sendMessage("zw123", "hi", { headers: { "x-team": "desk" } });
    expect(service.seen).toMatchObject([
      { headers: { "x-team": "orders", "x-kept": "yes", "user-agent": "emchat-client", accept: "application/json" } },
      { headers: { "x-team": "desk", "x-kept": "yes", "content-type": "application/json" } },
    ]);
    for (const { headers } of service.seen) expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it("of a reply are on its error, without cookies, and in no print of it", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("x"), { "x-region": "a1", "set-cookie": "rememberMe=secret" }),
    );
    const { error } = await service.client().safe.users.getStatus("zw123");
    expect(error?.headers?.get("x-region")).toBe("a1");
    expect(error?.headers?.has("set-cookie")).toBe(false);
    expect(JSON.stringify(error)).not.toContain("x-region");
  });
});

describe("one call", () => {
  it("may have a retry of its own, over that of the client", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 503, refusal("service_unavailable")));
    const client = service.client({ retry: { attempts: 3, baseDelay: 1 } });
    const attempts = async (retry: CallOptions["retry"]): Promise<number | undefined> =>
      (await client.safe.users.sendMessage("zw123", "hi", { retry })).error?.attempts;
    expect([await attempts(undefined), await attempts(false), await attempts({ attempts: 2 })]).toEqual([3, 1, 2]);
  });

  it("may name sender and extension beside any way of writing a message", async () => {
    const service = await startService();
    const { users } = service.client();
    const messages: MessageInput[] = ["hi", { type: "txt", msg: "hi" }, { msg: { type: "txt", msg: "hi" }, from: "x" }];
    for (const message of messages) await users.sendMessage("zw123", message, { from: "support", ext: { order: 1 } });
    for (const { body } of service.seen)
      expect(JSON.parse(body)).toEqual({ msg: { type: "txt", msg: "hi" }, from: "support", ext: { order: 1 } });
  });

  it.each([{ from: "support" }, { ext: { order: 1 } }])("refuses %j inside of a message", async (more) => {
    const service = await startService();
    const message = { type: "txt", msg: "hi", ...more } as MessageInput;
    const { error } = await service.client().safe.users.sendMessage("zw123", message);
    expect(error).toBeInstanceOf(EmchatConfigurationError);
    expect(error?.message).toContain("beside");
    expect(service.seen).toHaveLength(0);
  });
});

describe("beforeAttempt", () => {
  it("is waited for after the turn and before each attempt goes out", async () => {
    const log: string[] = [];
    const service = await startService((_seen, nth, response) => {
      log.push("request");
      if (nth === 1) json(response, 429, refusal("reach_limit"));
      else json(response, 200, sent);
    });
    const rate = {
      acquire: async () => void log.push("turn"),
      report: () => {},
      state: () => ({ pausedForMs: 0, operations: {} }),
    };
    const beforeAttempt: CallOptions["beforeAttempt"] = async ({ attempt, operation, signal }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      log.push(`${operation} ${attempt} ${signal.aborted}`);
    };
    await service.client({ rate, retry: { baseDelay: 1 } }).users.sendMessage("zw123", "hi", { beforeAttempt });
    expect(log).toEqual([
      "turn",
      "sendMessageToUser 1 false",
      "request",
      "turn",
      "sendMessageToUser 2 false",
      "request",
    ]);
  });

  it("that throws, at once or later, keeps the request back", async () => {
    const service = await startService();
    const cause = new Error("the database is away");
    for (const beforeAttempt of [
      () => Promise.reject(cause),
      () => {
        throw cause;
      },
    ]) {
      const { error } = await service.client().safe.users.sendMessage("zw123", "hi", { beforeAttempt });
      expect(error).toMatchObject({ kind: "aborted", outcome: "not-sent", attempts: 0, cause });
    }
    expect(service.seen).toHaveLength(0);
  });
});

describe("credentials", () => {
  it("that are no texts are refused where they are given", () => {
    for (const wrong of [{}, { clientId: "", clientSecret: "x" }, { clientId: "x", clientSecret: 5 }])
      expect(() => clientCredentials(wrong as never)).toThrow(EmchatConfigurationError);
  });

  it("of an odd tenant are sent to its own address", async () => {
    const service = await startService((seen, _nth, response) =>
      seen.path.endsWith("/token")
        ? json(response, 200, { access_token: "YWMt-x", expires_in: 100 })
        : json(response, 200, presence("zw123", "online")),
    );
    const token = clientCredentials({ clientId: "id", clientSecret: "YXA6-secret" });
    for (const org of ["a?b", "a#b", "$&", "$'", "é x"]) {
      service.seen.length = 0;
      const { error } = await service.client({ org, token }).safe.users.getStatus("zw123");
      expect(error).not.toBeInstanceOf(EmchatError);
      expect(service.seen[0]?.path).toBe(`/${encodeURIComponent(org)}/chatdemoui/token`);
    }
  });
});
