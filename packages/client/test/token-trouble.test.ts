import { inspect } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { clientCredentials, keepToken } from "../src/index.ts";
import { holdTime } from "./service/held-time.ts";
import { json, startService } from "./service/local-service.ts";
import { presence, refusal } from "./service/replies.ts";

const secret = { clientId: "YXA6-the-id", clientSecret: "YXA6-the-secret-0123456789" };

describe("trouble of the source of tokens", () => {
  const sources = (failing: () => void): readonly (readonly [string, () => Promise<{ readonly token: string }>])[] => [
    [
      "throws at once",
      () => {
        failing();
        return Promise.resolve({ token: "YWMt-good" });
      },
    ],
    [
      "rejects",
      async () => {
        failing();
        return { token: "YWMt-good" };
      },
    ],
  ];

  it.each([0, 1])("that passes is waited for by the call, and leaves nothing behind (source %i)", async (which) => {
    const service = await startService();
    let asked = 0;
    const [, source] = sources(() => {
      if (++asked === 1) throw new Error("the vault is sealed");
    })[which] ?? ["", async () => ({ token: "" })];
    const client = service.client({ token: keepToken(source) });
    await Promise.all(Array.from({ length: 20 }, () => client.users.getStatus("zw123")));
    await client.users.getStatus("zw123");
    expect(asked).toBe(2);
  });

  it.each([0, 1])("that stays is `unavailable`, and each later call asks again (source %i)", async (which) => {
    const service = await startService();
    let sealed = true;
    const cause = new Error("the vault is sealed");
    const [, source] = sources(() => {
      if (sealed) throw cause;
    })[which] ?? ["", async () => ({ token: "" })];
    const client = service.client({ token: keepToken(source), retry: { attempts: 2, baseDelay: 1 } });
    const { error } = await client.safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "unavailable", outcome: "not-sent", attempts: 0, cause });
    sealed = false;
    await client.withOptions({ retry: { attempts: 4 } }).users.sendMessage("zw123", "hi");
  });

  it.each([429, 500, 502, 503, 504, 408, 425, 460, 499, 520])(
    "is a %i of the token address: asked again, of its own kind",
    async (status) => {
      let refusals = 2;
      const service = await startService((seen, _nth, response) => {
        if (!seen.path.endsWith("/token")) json(response, 200, presence("zw123", "online"));
        // in the end it asks for more time than there is
        else if (refusals-- > 2) response.writeHead(status, { "retry-after": "60" }).end("<h1>much later</h1>");
        else if (refusals >= 0) response.writeHead(status).end("<h1>later</h1>");
        else json(response, 200, { access_token: "YWMt-good", expires_in: 100 });
      });
      const token = clientCredentials(secret);
      await service.client({ token }).users.getStatus("zw123");
      refusals = Infinity;
      const { error } = await service
        .client({ token: clientCredentials(secret), deadline: 30_000 })
        .safe.users.sendMessage("zw123", "hi");
      expect(error).toMatchObject({ kind: "unavailable", status, outcome: "not-sent", attempts: 0 });
    },
  );

  it("does not fail a call while the token in hand is good, and never asks twice at a time", async () => {
    const service = await startService();
    let asked = 0;
    let atOnce = 0;
    const token = keepToken(async () => {
      atOnce += 1;
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(atOnce--).toBe(1);
      if (asked > 1) throw new Error("the token server is down");
      return { token: "YWMt-kept", expiresAt: Date.now() + 1_000_000 };
    });
    const client = service.client({ token });
    await client.users.getStatus("zw123");
    const later = Date.now() + 920_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    await Promise.all(Array.from({ length: 20 }, () => client.users.getStatus("zw123")));
    expect(asked).toBe(2);
    expect(service.seen).toHaveLength(21);
  });

  it.each([
    ["an `expiresAt` in seconds", { token: "YWMt-good", expiresAt: Math.floor(Date.now() / 1000) + 3600 }],
    ["an `expiresAt` that is a text", { token: "YWMt-good", expiresAt: "2030-01-01" }],
    ["no token", { access_token: "YWMt-good" }],
    ["nothing", undefined],
  ])("is named where a function gives %s", async (_, given) => {
    const service = await startService();
    const token = keepToken(async () => given as never);
    const { error } = await service.client({ token }).safe.users.getStatus("zw123");
    expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent" });
    expect(error?.message).toMatch(/`expiresAt`|`token`/);
  });

  it("is over when it is over, even if somebody sets the clock back an hour meanwhile", async () => {
    const service = await startService();
    let asked = 0;
    const token = keepToken(async () => {
      asked += 1;
      if (asked === 1) throw new Error("the vault is sealed");
      return { token: "YWMt-good", expiresAt: Date.now() + 1_000_000 };
    });
    const client = service.client({ token, retry: { attempts: 1 } });
    expect((await client.safe.users.getStatus("zw123")).error).toMatchObject({ kind: "unavailable" });
    const hourAgo = Date.now() - 3_600_000;
    vi.spyOn(Date, "now").mockReturnValue(hourAgo);
    await client.withOptions({ retry: { attempts: 10, baseDelay: 100 } }).users.getStatus("zw123");
    await client.users.getStatus("zw123");
    expect(asked).toBe(2);
  });

  it("does not follow from a clock that jumps, forwards or back: one renewal at most", async () => {
    const service = await startService();
    let asked = 0;
    const now = Date.now();
    const clock = vi.spyOn(Date, "now");
    const token = keepToken(async () => {
      asked += 1;
      return { token: `YWMt-good-${asked}`, expiresAt: Date.now() + 1_000_000 };
    });
    const client = service.client({ token });
    for (const jump of [0, 3_600_000, 3_600_000, -3_600_000, -3_600_000]) {
      clock.mockReturnValue(now + jump);
      await client.users.getStatus("zw123");
    }
    expect({ asked, sent: service.seen.length }).toEqual({ asked: 2, sent: 5 });
  });

  it("quotes the refused token to nobody", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 401, refusal("expired_token")));
    const old = "YWMt/old+token-0123456789abcdef";
    const sources = [
      async ({ rejected = "" }) => {
        if (rejected)
          throw new Error(`refresh of ${rejected} failed`, { cause: new Error(encodeURIComponent(rejected)) });
        return old;
      },
      keepToken(async ({ rejected = "" }) => {
        if (rejected) throw Object.assign(new Error("failed"), { config: { rejected }, cause: new Error(rejected) });
        return { token: old };
      }),
    ];
    for (const token of sources) {
      const { error } = await service.client({ token, retry: { attempts: 1 } }).safe.users.sendMessage("zw123", "hi");
      expect(error).toMatchObject({ kind: "unavailable", cause: { message: expect.any(String) } });
      const printed = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
      for (const spelling of [old, encodeURIComponent(old)]) expect(printed).not.toContain(spelling);
    }
  });

  it("is told in a line, however much the token address says", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 400, { error: "x".repeat(500_000), error_description: "y".repeat(400_000) }),
    );
    const { error } = await service.client({ token: clientCredentials(secret) }).safe.users.getStatus("zw123");
    expect(error).toMatchObject({ kind: "authentication" });
    expect(error?.message.length).toBeLessThan(400);
  });

  it.each([407, 421])("is a %i of whoever stands before it: no refusal", async (status) => {
    const service = await startService();
    const { error } = await service
      .client({ token: clientCredentials(secret), retry: false, fetch: async () => new Response("", { status }) })
      .safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "unavailable", outcome: "not-sent", status });
  });

  it.each([
    ["empty", ""],
    ["with a line's end", "YWMt-good\n"],
    ["with `Bearer` before it", "Bearer YWMt-good"],
    ["in other letters", "令牌"],
  ])("is a token that no request can carry (%s): it is not kept", async (_, wrong) => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    let given = wrong;
    const service = await startService((seen, _nth, response) =>
      json(response, 200, seen.path.endsWith("/token") ? { access_token: given } : presence("zw123", "online")),
    );
    for (const token of [clientCredentials(secret), keepToken(() => ({ token: given }))]) {
      given = wrong;
      const client = service.client({ token });
      const { error } = await client.safe.users.getStatus("zw123");
      expect(error).toMatchObject({ outcome: "not-sent", attempts: 0 });
      given = "YWMt-good";
      vi.advanceTimersByTime(10_001);
      await client.users.getStatus("zw123");
    }
  });

  it("of one slow answer is made up for within the deadline: nothing was sent before", async () => {
    const service = await startService();
    let asked = 0;
    const token = keepToken(async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 2500));
      return { token: "YWMt-good" };
    });
    const time = holdTime();
    let sending = true;
    const call = service.client({ token, timeout: 1500 }).users.sendMessage("zw123", "hi");
    void Promise.resolve(call).finally(() => {
      sending = false;
    });
    await time.passUntil(() => !sending);
    await call;
    expect({ asked, sent: service.seen.length }).toEqual({ asked: 1, sent: 1 });
  });

  it.each<[string, number, string | Buffer, Record<string, string>]>([
    ["a page", 200, "<html>maintenance</html>", { "content-type": "text/html" }],
    ["nothing", 200, "", {}],
    ["half a token", 200, '{"access_token":"YWMt-go', {}],
    ["no content", 204, "", {}],
    ["two megabytes", 200, "x".repeat(2 ** 21), {}],
    ["a body that is not packed as it says", 200, "{}", { "content-encoding": "gzip" }],
  ])("is %s in a token's place: no refusal, and the address is asked again", async (_, status, body, headers) => {
    let asked = 0;
    let failures = 1;
    const service = await startService((seen, _nth, response) => {
      if (!seen.path.endsWith("/token")) return json(response, 200, presence("zw123", "online"));
      asked += 1;
      if (asked > failures) json(response, 200, { access_token: "YWMt-good", expires_in: 100 });
      else response.writeHead(status, headers).end(body);
    });
    await service.client({ token: clientCredentials(secret) }).users.getStatus("zw123");
    expect(asked).toBe(2);
    failures = Infinity;
    const { error } = await service
      .client({ token: clientCredentials(secret), deadline: 300 })
      .safe.users.sendMessage("zw123", "hi");
    // its last question may be on its way when the time is over
    expect(error).toMatchObject({ kind: expect.stringMatching(/^(unavailable|deadline)$/), attempts: 0 });
    expect(error?.outcome).toBe("not-sent");
  });

  it("is no end that another clock has passed already: the token is good until the service says no", async () => {
    let refused = "";
    const service = await startService((seen, _nth, response) =>
      seen.headers.authorization === `Bearer ${refused}`
        ? json(response, 401, refusal("expired_token"))
        : json(response, 200, presence("zw123", "online")),
    );
    let asked = 0;
    const token = keepToken(async () => {
      asked += 1;
      return { token: `YWMt-${asked}`, expiresAt: Date.now() - 7_200_000 };
    });
    const client = service.client({ token });
    for (let call = 0; call < 5; call += 1) await client.users.getStatus("zw123");
    expect({ asked, sent: service.seen.length }).toEqual({ asked: 1, sent: 5 });
    refused = "YWMt-1";
    for (let call = 0; call < 5; call += 1) await client.users.getStatus("zw123");
    expect({ asked, sent: service.seen.length }).toEqual({ asked: 2, sent: 11 });
  });
});
