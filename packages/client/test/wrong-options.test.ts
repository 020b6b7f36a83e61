import { describe, expect, it } from "vitest";
import {
  type BulkOptions,
  type ClientOptions,
  clientCredentials,
  createClient,
  createRateLimiter,
  type EmchatClient,
  EmchatConfigurationError,
  keepToken,
  type SendOptions,
} from "../src/index.ts";
import { undiciTransport } from "../src/undici.ts";
import { TOKEN } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

/** Wrong values of every option that there is: a new option without some does not compile. */
type WrongValues<Options> = { readonly [Name in keyof Required<Options>]: readonly unknown[] };

const noObject = [null, 0, 1, Number.NaN, "", "x", true, Symbol("x"), 5n];
const noFunction = [...noObject, false, {}, []];
const noText = [null, 0, 5, Number.NaN, true, false, {}, [], () => {}, Symbol("x"), 5n, new Date(0)];
const noAmount = [...noText.filter((value) => value !== 5), "", "5", -1];
const noHeaders = [
  ...noObject,
  false,
  () => {},
  { "x a": "1" },
  { "x-a": "1\n2" },
  { "x-a": {} },
  { Authorization: "x" },
  { "Content-Length": 5 },
  { "transfer-encoding": "chunked" },
];

const CALL: WrongValues<SendOptions> = {
  signal: [...noObject, false, {}, [], () => {}, new AbortController(), new EventTarget(), { aborted: false }],
  timeout: noAmount,
  deadline: noAmount,
  retry: [...noObject, { attempts: 0 }, { attempts: "3" }, { baseDelay: -1 }, { maxDelay: Number.NaN }, { tries: 3 }],
  headers: noHeaders,
  beforeAttempt: noFunction,
  // what stands in a message is for the service to judge, as long as it can be written
  from: [5n],
  ext: [{ id: 5n }],
};

const BULK: WrongValues<BulkOptions> = {
  ...CALL,
  concurrency: [...noAmount, 0, 1.5, 1001, Infinity],
  total: [...noAmount.filter((value) => value !== 0)],
  onProgress: noFunction,
  onCheckpoint: noFunction,
  checkpointEvery: [...noAmount, 0, 1.5, Infinity],
  resumeFrom: [...noObject, false, {}, [], "{}", { version: 1 }],
  giveUpAfter: [...noAmount.filter((value) => value !== 0)],
  stopAfter: [...noObject, false, { unknown: 0 }, { failed: "1" }, { unknown: Number.NaN }, { unkown: 1 }],
};

const CLIENT: WrongValues<ClientOptions> = {
  org: [...noText, "", "..", "a/b", "x".repeat(256)],
  app: [...noText, "", ".", "a%2fb", "a\nb"],
  appKey: [...noText, "", "a", "a#b#c"],
  token: [...noText.filter((value) => typeof value !== "function"), "", "Bearer x", "x\n", "é"],
  baseUrl: [...noText, "", "a1.easemob.com", "ftp://x", "https://u:p@x", "https://x?y", new URL("https://x")],
  fetch: noFunction,
  transport: noFunction,
  headers: noHeaders,
  timeout: noAmount,
  deadline: noAmount,
  retry: [...(CALL.retry ?? []), { budget: -1 }, { budget: "20" }],
  rate: [
    ...noObject,
    { sendMessage: false },
    { getUserStatus: 5 },
    { getUserStatus: { requests: 0, perMs: 1 } },
    { acquire: 5 },
  ],
  middleware: [...noFunction.filter((value) => !Array.isArray(value)), [null], ["x"], () => {}],
  logger: noObject,
  // it matters in a web page alone
  dangerouslyAllowBrowser: [],
};

const casesOf = (table: Readonly<Record<string, readonly unknown[]>>): [string, unknown][] =>
  Object.entries(table).flatMap(([name, values]) => values.map((value): [string, unknown] => [name, value]));

const tenant = { org: "easemob-demo", app: "chatdemoui", token: TOKEN };

function counted(): { readonly client: EmchatClient; readonly posts: unknown[] } {
  const posts: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    posts.push(url);
    return Response.json(sent);
  };
  return { client: createClient({ ...tenant, fetch, rate: false }), posts };
}

/** What something throws or rejects with; waited for a moment only. */
async function thrownBy(work: () => unknown): Promise<unknown> {
  const late = new Promise((resolve) => setTimeout(resolve, 20_000, new Error("still going on")));
  return Promise.race([
    (async () => work())().then(
      () => new Error("taken"),
      (error: unknown) => error,
    ),
    late,
  ]);
}

const mentions = (name: string) => expect.stringMatching(new RegExp(`\\b${name}\\b`));

describe("a wrong value", () => {
  it.each(casesOf(CLIENT))("of a client's `%s` is named where the client is made: %o", async (name, value) => {
    const given = name === "appKey" ? { token: TOKEN, appKey: value } : { ...tenant, [name]: value };
    for (const make of [createClient, (options: never) => createClient(tenant).withOptions(options)]) {
      const error = await thrownBy(() => make(given as never));
      expect(error).toBeInstanceOf(EmchatConfigurationError);
      expect(error).toMatchObject({ message: mentions(name) });
    }
  });

  it.each(casesOf(CALL))("of a call's `%s` is named, and nothing is sent: %o", async (name, value) => {
    const { client, posts } = counted();
    const error = await thrownBy(() => client.users.sendMessage("zw123", "hi", { [name]: value } as never));
    expect(error).toBeInstanceOf(EmchatConfigurationError);
    if (name !== "from" && name !== "ext") expect(error).toMatchObject({ message: mentions(name) });
    expect(posts).toHaveLength(0);
  });

  it.each(casesOf(BULK))("of a run's `%s` is named at once, and nothing is sent: %o", async (name, value) => {
    const { client, posts } = counted();
    const many = () => client.users.sendMany(["zw123", "zw124"], "hi", { [name]: value } as never);
    const iterate = async () => {
      for await (const _ of many());
    };
    for (const begin of [many, iterate]) {
      const error = await thrownBy(begin);
      expect(error).toBeInstanceOf(EmchatConfigurationError);
      expect(error).toMatchObject({ operation: "sendMessageToUser", outcome: "not-sent" });
      if (name !== "from" && name !== "ext") expect(error).toMatchObject({ message: mentions(name) });
    }
    expect(posts).toHaveLength(0);
  });

  it.each<[string, (value: never) => unknown, readonly unknown[]]>([
    ["createClient", createClient, noObject],
    ["withOptions", (value) => createClient(tenant).withOptions(value), [...noObject, undefined, () => {}]],
    ["sendMany", (value) => counted().client.users.sendMany(["zw123"], "hi", value), noObject],
    ["sendMessage", (value) => counted().client.users.sendMessage("zw123", "hi", value), noObject],
    ["clientCredentials", clientCredentials, [...noObject, undefined, {}, { clientId: "x" }]],
    ["keepToken", keepToken, [...noFunction, undefined]],
    ["createRateLimiter", createRateLimiter, [...noObject, undefined]],
    ["undiciTransport", undiciTransport, [...noObject, { dispatcher: null }, { dispatcher: {} }, { dispatcher: "x" }]],
    ["a limit", (value) => createRateLimiter({ sendMessageToUser: value }), [...noObject, {}, { requests: 5 }]],
    [
      "a limit's number",
      (requests) => createRateLimiter({ sendMessageToUser: { requests, perMs: 1000 } }),
      [...noAmount, 0, Infinity, undefined],
    ],
  ])("in the place of what %s takes is refused as such", async (_, call, values) => {
    for (const value of values) {
      const error = await thrownBy(() => call(value as never));
      expect({ value, error }).toEqual({ value, error: expect.any(EmchatConfigurationError) });
    }
  });

  it("is named where reading it throws", async () => {
    const { client, posts } = counted();
    const hostile = {
      get timeout(): number {
        throw new Error("a getter");
      },
    };
    const calls: readonly (() => unknown)[] = [
      () => createClient(Object.assign(hostile, tenant)),
      () => client.withOptions(hostile),
      () => client.users.getStatus("zw123", hostile),
      () => client.users.sendMessage("zw123", "hi", hostile),
      () => client.users.sendMany(["zw123"], "hi", hostile),
    ];
    for (const call of calls) {
      const error = await thrownBy(call);
      expect(error).toBeInstanceOf(EmchatConfigurationError);
      expect(error).toMatchObject({ message: mentions("timeout") });
    }
    expect(posts).toHaveLength(0);
  });

  it.each([5, null, undefined, true, {}, Object.create(null), Symbol("x"), 1402541206787])(
    "in the place of a target is said to be no text: %o",
    async (target) => {
      const { client, posts } = counted();
      const error = await thrownBy(() => client.groups.sendMessage(target as never, "hi"));
      expect(error).toBeInstanceOf(EmchatConfigurationError);
      expect(error).toMatchObject({ message: expect.stringContaining(`group_name is no text (${typeof target})`) });
      expect(posts).toHaveLength(0);
    },
  );
});
