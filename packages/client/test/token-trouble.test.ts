import { describe, expect, it } from "vitest";
import { clientCredentials, keepToken } from "../src/index.ts";
import { json, startService } from "./service/local-service.ts";
import { presence } from "./service/replies.ts";

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

  it.each([429, 500, 502, 503, 504, 408])(
    "is a %i of the token address: asked again, of its own kind",
    async (status) => {
      let refusals = 2;
      const service = await startService((seen, _nth, response) => {
        if (!seen.path.endsWith("/token")) json(response, 200, presence("zw123", "online"));
        else if (refusals-- > 0) response.writeHead(status).end("<h1>later</h1>");
        else json(response, 200, { access_token: "YWMt-good", expires_in: 100 });
      });
      const token = clientCredentials(secret);
      await service.client({ token }).users.getStatus("zw123");
      refusals = Infinity;
      const { error } = await service
        .client({ token: clientCredentials(secret), deadline: 2000 })
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
      return { token: "YWMt-kept", expiresAt: Date.now() + 1000 };
    });
    const client = service.client({ token });
    await client.users.getStatus("zw123");
    await new Promise((resolve) => setTimeout(resolve, 920));
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

  it("of one slow answer is made up for within the deadline: nothing was sent before", async () => {
    const service = await startService();
    let asked = 0;
    const token = keepToken(async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 250));
      return { token: "YWMt-good" };
    });
    await service.client({ token, timeout: 150 }).users.sendMessage("zw123", "hi");
    expect({ asked, sent: service.seen.length }).toEqual({ asked: 1, sent: 1 });
  });
});
