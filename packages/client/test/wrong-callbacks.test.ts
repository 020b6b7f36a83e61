import { describe, expect, it, onTestFinished } from "vitest";
import {
  type ClientOptions,
  createClient,
  EmchatError,
  keepToken,
  type Middleware,
  type Outcome,
  type RateLimiter,
  type Transport,
} from "../src/index.ts";
import { holdTime, until } from "./service/held-time.ts";
import { TOKEN } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

/** A client whose service takes everything at once, and counts. */
function clientOf(options: Partial<ClientOptions>) {
  const posts: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    posts.push(String(url));
    return Response.json(sent);
  };
  const client = createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: TOKEN,
    fetch,
    rate: false,
    retry: { attempts: 3, baseDelay: 1, maxDelay: 2 },
    ...options,
  });
  const send = () =>
    client.users.sendMessage("zw123", "hi").then(
      () => undefined,
      (error: unknown) => error,
    );
  return { client, posts, send };
}

/** What cannot even be looked at. */
const unreadable = (): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error("no");
      },
      getPrototypeOf: () => {
        throw new Error("no");
      },
    },
  );

const withGetter = (name: string): Error =>
  Object.defineProperty(new Error("x"), name, {
    get: () => {
      throw new Error("no");
    },
  });

const loose = (value: unknown): never => value as never;

/** For those who are waited for in vain, in milliseconds. */
const SHORT = { timeout: 100, deadline: 500 } as const;

describe("a middleware that does what it should not", () => {
  const before: Readonly<Record<string, Middleware>> = {
    "gives nothing": async () => loose(undefined),
    "gives an empty object": async () => loose({}),
    "gives a `Response`": async () => loose(Response.json(sent)),
    "gives a status alone": async () => loose({ status: 200 }),
    "throws nothing": () => Promise.reject(undefined),
    "throws a text": () => Promise.reject("no"),
    "throws at once": () => {
      throw new Error("no");
    },
    "throws what cannot be read": () => Promise.reject(unreadable()),
    "throws an error whose message throws": () => Promise.reject(withGetter("message")),
    "throws another call's error": async () => {
      throw await clientOf({ token: () => "" }).send();
    },
    "sends on nothing": (_, next) => next(loose(undefined)),
    "sends on a signal that is none": (request, next) => next({ ...request, signal: loose({}) }),
    "never answers": () => new Promise(() => {}),
  };

  it.each(Object.entries(before))("(%s) sends nothing, and the error says so", async (name, middleware) => {
    const { posts, send } = clientOf({ middleware: [middleware], ...(name === "never answers" ? SHORT : {}) });
    const error = await send();
    expect(error).toBeInstanceOf(EmchatError);
    expect(error).toMatchObject({ outcome: "not-sent" });
    expect(posts).toHaveLength(0);
  });

  const after: Readonly<Record<string, Middleware>> = {
    "leaves out the body": async (request, next) => loose({ ...(await next(request)), body: undefined }),
    "parses the body": async (request, next) => {
      const reply = await next(request);
      return loose({ ...reply, body: JSON.parse(reply.body) });
    },
    "gives a status that is none": async (request, next) => loose({ ...(await next(request)), status: Number.NaN }),
    throws: async (request, next) => {
      await next(request);
      throw new Error("the metrics are away");
    },
    "throws nothing": async (request, next) => {
      await next(request);
      throw undefined;
    },
    "sends twice": async (request, next) => {
      await next(request);
      return next(request);
    },
    "does not wait": async (request, next) => {
      void next(request);
      throw new Error("no");
    },
  };

  it("(gives headers that are none) after the reply takes nothing from a message that was delivered", async () => {
    const middleware: Middleware = async (request, next) => loose({ ...(await next(request)), headers: {} });
    const { posts, client } = clientOf({ middleware: [middleware] });
    await expect(client.users.sendMessage("zw123", "hi")).resolves.toMatchObject({ results: [{ ok: true }] });
    const response = await client.users
      .sendMessage("zw123", "hi")
      .withResponse()
      .catch((error: unknown) => error);
    expect(response).not.toBeInstanceOf(TypeError);
    expect(posts).toHaveLength(2);
  });

  it.each(Object.entries(after))(
    "(%s) after the reply leaves one request of unknown outcome",
    async (_, middleware) => {
      const { posts, send } = clientOf({ middleware: [middleware] });
      const error = await send();
      expect(error).toBeInstanceOf(EmchatError);
      expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
      expect(posts).toHaveLength(1);
    },
  );
});

describe("a transport of one's own", () => {
  const reply = (status: number, body: unknown) => ({ status, headers: new Headers(), body: loose(body) });

  it.each<[string, Transport, Outcome]>([
    ["a gateway's 502", async () => reply(502, "<html>"), "unknown"],
    ["a gateway's 503", async () => reply(503, '{"error":"Service Unavailable"}'), "unknown"],
    ["a body too large", async () => reply(200, undefined), "unknown"],
    ["a body that is no text", async () => reply(200, sent), "unknown"],
    ["no body", async () => reply(200, null), "unknown"],
    ["nothing", async () => loose(undefined), "unknown"],
    ["no answer", () => new Promise(() => {}), "unknown"],
    ["a failure", () => Promise.reject(new Error("reset")), "unknown"],
    ["a failure that cannot be read", () => Promise.reject(unreadable()), "unknown"],
    ["a 404", async () => reply(404, ""), "rejected"],
  ])("that tells nothing of what left is taken to have sent: %s goes out once", async (name, transport, outcome) => {
    const time = name === "no answer" ? holdTime() : undefined;
    let posts = 0;
    const counting: Transport = (request) => {
      posts += 1;
      return transport(request);
    };
    const sending = clientOf({ transport: counting, timeout: 10_000 }).send();
    await until(() => posts === 1);
    await time?.pass(10_000);
    const error = await sending;
    expect(error).toBeInstanceOf(EmchatError);
    expect(error).toMatchObject({ outcome, attempts: 1 });
    expect(posts).toBe(1);
  });

  it("that tells that nothing left is asked again", async () => {
    let posts = 0;
    const transport: Transport = async ({ report }) => {
      posts += 1;
      if (posts === 3) return reply(200, JSON.stringify(sent));
      report("not-sent");
      throw new Error("no route");
    };
    expect(await clientOf({ transport }).send()).toBeUndefined();
    expect(posts).toBe(3);
  });
});

describe("a `fetch` of one's own that does what it should not", () => {
  const fetches: Readonly<Record<string, () => unknown>> = {
    "gives nothing": async () => undefined,
    "gives an empty object": async () => ({}),
    "gives a text that is none": async () => ({ status: 200, headers: new Headers(), body: null, text: async () => 5 }),
    "gives no headers": async () => ({ status: 200, body: null, text: async () => "{}" }),
    "gives a body that was read": async () => {
      const response = Response.json(sent);
      await response.text();
      return response;
    },
    "rejects with nothing": () => Promise.reject(undefined),
    "rejects with an error whose code throws": () => Promise.reject(withGetter("code")),
    "rejects with an error that is its own cause": () => {
      const error = new TypeError("fetch failed");
      return Promise.reject(Object.assign(error, { cause: error }));
    },
    "throws at once": () => {
      throw new TypeError("no");
    },
    "never answers": () => new Promise(() => {}),
  };

  it.each(Object.entries(fetches))("(%s) is called once, and the outcome is unknown", async (name, fetch) => {
    const time = name === "never answers" ? holdTime() : undefined;
    let calls = 0;
    const counting = () => {
      calls += 1;
      return fetch();
    };
    const sending = clientOf({ fetch: loose(counting), timeout: 10_000 }).send();
    await until(() => calls === 1);
    await time?.pass(10_000);
    const error = await sending;
    expect(error).toBeInstanceOf(EmchatError);
    expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
    expect(calls).toBe(1);
  });
});

describe("what a call asks before it sends", () => {
  const failing: Readonly<Record<string, () => unknown>> = {
    "throws nothing": () => {
      throw undefined;
    },
    "rejects with nothing": () => Promise.reject(undefined),
    "rejects with a number": () => Promise.reject(5),
    "rejects with what cannot be read": () => Promise.reject(unreadable()),
    "rejects as if the call had been aborted": () => Promise.reject(new DOMException("x", "AbortError")),
    "never answers": () => new Promise(() => {}),
  };
  const limiterOf = (acquire: () => unknown): RateLimiter => ({
    acquire: loose(acquire),
    report: () => {},
    state: () => ({ pausedForMs: 0, operations: {} }),
  });
  const places: Readonly<Record<string, (fail: () => unknown) => Partial<ClientOptions>>> = {
    "token function": (fail) => ({ token: loose(fail) }),
    keepToken: (fail) => ({ token: keepToken(loose(fail)) }),
    limiter: (fail) => ({ rate: limiterOf(fail) }),
  };
  const cases = Object.keys(places).flatMap((place) => Object.keys(failing).map((fault) => [place, fault] as const));

  it.each(cases)("(%s: %s) sends nothing when it fails, in a call or in a run", async (place, fault) => {
    const options = places[place]?.(failing[fault] ?? (() => {}));
    const { posts, send, client } = clientOf({ ...options, ...(fault === "never answers" ? SHORT : {}) });
    const error = await send();
    expect(error).toBeInstanceOf(EmchatError);
    expect(error).toMatchObject({ outcome: "not-sent", attempts: 0 });
    const run = client.users.sendMany(["zw123", "zw124"], "hi", { giveUpAfter: 20 });
    // a limiter that does not answer is waited for
    if (place === "limiter" && fault === "never answers") setTimeout(() => run.abort(), 20);
    expect(await run).toMatchObject({ delivered: 0, rejected: 0, unknown: 0, notSent: 2 });
    expect(posts).toHaveLength(0);
  });

  it.each([undefined, null, 5, "", "Bearer abc", "abc\n", { token: "abc" }, new String("abc")])(
    "(a token function that gives %o) is told what to give",
    async (given) => {
      const { posts, send } = clientOf({ token: loose(() => given) });
      expect(await send()).toMatchObject({ kind: "configuration", outcome: "not-sent" });
      expect(posts).toHaveLength(0);
    },
  );
});

describe("whoever only listens", () => {
  const listeners: readonly (readonly [string, (tell: () => unknown) => Partial<ClientOptions>])[] = [
    [
      "logger",
      (tell) => ({ logger: { debug: loose(tell), info: loose(tell), warn: loose(tell), error: loose(tell) } }),
    ],
    ["limiter's report", (tell) => ({ rate: { acquire: () => {}, report: loose(tell), state: loose(tell) } })],
  ];
  const tells: readonly (readonly [string, () => unknown])[] = [
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no"))],
    ["never answers", () => new Promise(() => {})],
  ];
  const unhandled = (): unknown[] => {
    const seen: unknown[] = [];
    const note = (error: unknown): void => void seen.push(error);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    return seen;
  };

  it.each(
    listeners.flatMap(([place, options]) => tells.map(([fault, tell]) => [place, fault, options, tell] as const)),
  )("(%s that %s) changes nothing of a delivery, and ends no process", async (_place, _fault, options, tell) => {
    const lost = unhandled();
    const { posts, send } = clientOf(options(tell));
    expect(await send()).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([posts.length, lost]).toEqual([1, []]);
  });

  it.each(tells)("(`onProgress` that %s) changes nothing of a run, and ends no process", async (_, tell) => {
    const lost = unhandled();
    const { client } = clientOf({});
    const run = client.users.sendMany(["zw123", "zw124"], "hi", { onProgress: loose(tell) });
    expect(await run).toMatchObject({ ended: "complete", delivered: 2 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lost).toEqual([]);
  });
});
