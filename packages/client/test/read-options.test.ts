import { describe, expect, it, vi } from "vitest";
import { createClient, createRateLimiter, EmchatConfigurationError, type RateLimiter } from "../src/index.ts";
import { TOKEN } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

/** A client whose service takes everything at once, and what went out. */
function clientOf(options: object = {}) {
  const posts: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    posts.push(url);
    return Response.json(sent);
  };
  return { posts, client: createClient({ org: "o", app: "a", token: TOKEN, fetch, rate: false, ...options }) };
}

const loose = (value: unknown): never => value as never;
const cause = new Error("the configuration service is away");
const failing = (name: string, more: object = {}): never =>
  loose(
    Object.defineProperty({ ...more }, name, {
      enumerable: true,
      get: () => {
        throw cause;
      },
    }),
  );
const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

describe("an option that cannot be read", () => {
  it.each(["concurrency", "onProgress", "onCheckpoint", "resumeFrom", "stopAfter", "from", "ext"])(
    "(a run's `%s`) is an error of the family, and nothing is sent",
    async (name) => {
      const { client, posts } = clientOf();
      const { error } = await client.safe.users.sendMany(["zw123"], "hi", failing(name));
      expect(error).toBeInstanceOf(EmchatConfigurationError);
      expect(error).toMatchObject({ operation: "sendMessageToUser", cause });
      expect(posts).toHaveLength(0);
    },
  );
});

describe("options that an object has from its class", () => {
  it.each<[string, unknown]>([
    ["timeout", Number.NaN],
    ["timeout", "5"],
    ["deadline", -1],
    ["signal", {}],
    ["beforeAttempt", 5],
    ["retry", { attempts: 0 }],
    ["headers", { authorization: "x" }],
  ])("are checked like any other: %s", async (name, value) => {
    const { client, posts } = clientOf();
    const options = loose(Object.create({ [name]: value }));
    for (const call of [
      () => client.users.sendMessage("zw123", "hi", options),
      () => client.users.sendMany(["zw123"], "hi", options),
    ])
      expect(await thrownBy(call)).toBeInstanceOf(EmchatConfigurationError);
    expect(posts).toHaveLength(0);
  });

  it("make a client", async () => {
    const { posts } = clientOf();
    class Settings {
      org = "o";
      get app(): string {
        return "a";
      }
      get token(): string {
        return TOKEN;
      }
      get fetch() {
        return async (url: string): Promise<Response> => {
          posts.push(url);
          return Response.json(sent);
        };
      }
    }
    await createClient(new Settings()).users.sendMessage("zw123", "hi");
    expect(posts).toEqual(["https://a1.easemob.com/o/a/users/zw123/messages"]);
  });
});

describe("headers that are no plain object", () => {
  it.each([new Headers({ "x-a": "1" }), new Map([["x-a", "1"]]), [["x-a", "1"]]])(
    "are refused, and not left out in silence: %o",
    async (headers) => {
      expect(() => clientOf({ headers })).toThrow(/`headers` must be/);
      const { client, posts } = clientOf();
      const { error } = await client.safe.users.sendMessage("zw123", "hi", { headers: loose(headers) });
      expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent" });
      expect(posts).toHaveLength(0);
    },
  );
});

describe("the environment", () => {
  it("may have blanks and a line's end around what it says", async () => {
    vi.stubEnv("EMCHAT_TOKEN", `${TOKEN}\n`);
    vi.stubEnv("EMCHAT_APP_KEY", " easemob-demo#chatdemoui\r\n");
    vi.stubEnv("EMCHAT_BASE_URL", "http://service.example ");
    const seen: unknown[] = [];
    const fetch = async (url: string, { headers }: { headers: Record<string, string> }): Promise<Response> => {
      seen.push(url, headers["authorization"]);
      return Response.json(sent);
    };
    await createClient({ fetch }).users.sendMessage("zw123", "hi");
    expect(seen).toEqual(["http://service.example/easemob-demo/chatdemoui/users/zw123/messages", `Bearer ${TOKEN}`]);
    vi.stubEnv("EMCHAT_TOKEN", " \n");
    expect(() => createClient({ fetch })).toThrow(/`token`/);
    vi.unstubAllEnvs();
  });
});

describe("a limiter of one's own", () => {
  const limiterOf = (acquire: unknown): { readonly rate: RateLimiter } => ({
    rate: { acquire: loose(acquire), report: () => {}, state: () => ({ pausedForMs: 0, operations: {} }) },
  });

  it.each<[string, () => unknown]>([
    // biome-ignore lint/suspicious/noThenProperty: what a library gives that is older than promises
    ["a promise of another make", () => ({ then: (resolve: () => void) => resolve() })],
    ["true", () => true],
    ["a number", () => 5],
  ])("may give its turn as %s", async (_, acquire) => {
    const { client, posts } = clientOf(limiterOf(acquire));
    await client.users.sendMessage("zw123", "hi");
    expect(await client.users.sendMany(["zw124", "zw125"], "hi")).toMatchObject({ delivered: 2 });
    expect(posts).toHaveLength(3);
  });
});

describe("figures for the limiter that are none", () => {
  const { signal } = new AbortController();
  const limit = { requests: 10, perMs: 1000 };

  it.each([Number.NaN, Number.NEGATIVE_INFINITY, -1, "5", null])(
    "take nothing from its pace, told as what a 429 asks for: %o",
    async (asked) => {
      const limiter = createRateLimiter({ sendMessageToUser: limit });
      const before = performance.now();
      limiter.report("sendMessageToUser", 429, loose(asked));
      const { pausedForMs } = limiter.state();
      expect(pausedForMs).toBeGreaterThan(999.9 - (performance.now() - before));
      expect(pausedForMs).toBeLessThanOrEqual(1000);
      let turns = 0;
      const leave = new AbortController();
      for (let turn = 0; turn < 30; turn += 1)
        void Promise.resolve(limiter.acquire("sendMessageToUser", leave.signal)).then(() => {
          if (!leave.signal.aborted) turns += 1;
        });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(turns).toBe(0);
      leave.abort();
    },
  );

  it.each([Number.NaN, Infinity, -1, "5", null])("are refused as a weight: %o", (weight) => {
    const limiter = createRateLimiter({ sendMessageToUser: limit });
    expect(() => limiter.acquire("sendMessageToUser", signal, loose(weight))).toThrow(RangeError);
    expect(() => limiter.reserve("sendMessageToUser", loose(weight))).toThrow(RangeError);
    expect(limiter.reserve("sendMessageToUser").waitMs).toBe(0);
  });
});
