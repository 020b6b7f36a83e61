import { describe, expect, it, vi } from "vitest";
import { type ClientOptions, clientCredentials, keepToken } from "../src/index.ts";
import { json, type LocalService, startService } from "./service/local-service.ts";
import { presence, refusal } from "./service/replies.ts";

interface TokenService extends LocalService {
  /** The token calls that the service saw. */
  readonly grants: { readonly path: string; readonly body: string }[];
  /** From now on the service refuses the tokens given out so far. */
  revoke(): void;
}

/** A service that gives out tokens, and refuses those that were revoked after `delay(nth)` milliseconds. */
async function startTokenService(lifetime = 604_800, delay: (nth: number) => number = () => 0): Promise<TokenService> {
  const grants: { path: string; body: string }[] = [];
  let good = 1;
  let nth = 0;
  const service = await startService((seen, _nth, response) => {
    if (seen.path.endsWith("/token")) {
      grants.push({ path: seen.path, body: seen.body });
      json(response, 200, {
        access_token: `YWMt-token-${grants.length}`,
        expires_in: lifetime,
        application: "4d7e4ba0",
      });
      return;
    }
    const number = Number(/token-(\d+)/.exec(seen.headers.authorization ?? "")?.[1]);
    if (number >= good) json(response, 200, presence("zw123", "online"));
    else setTimeout(() => json(response, 401, refusal("auth_bad_access_token")), delay(++nth));
  });
  return Object.assign(service, {
    grants,
    revoke: () => {
      good = grants.length + 1;
    },
  });
}

const secret = { clientId: "YXA6-the-id", clientSecret: "YXA6-the-secret-0123456789" };

describe("client credentials", () => {
  it("get one token for all calls from the tenant's token address", async () => {
    const service = await startTokenService();
    const client = service.client({ token: clientCredentials(secret) });
    await Promise.all(Array.from({ length: 20 }, () => client.users.getStatus("zw123")));
    await client.users.getStatus("zw123");
    expect(service.grants).toHaveLength(1);
    expect(service.grants[0]?.path).toBe("/easemob-demo/chatdemoui/token");
    expect(JSON.parse(service.grants[0]?.body ?? "")).toEqual({
      grant_type: "client_credentials",
      client_id: "YXA6-the-id",
      client_secret: "YXA6-the-secret-0123456789",
    });
  });

  it("refresh once when ten calls are refused the same token one after the other", async () => {
    const service = await startTokenService(604_800, (nth) => nth * 60);
    const client = service.client({ token: clientCredentials(secret) });
    await client.users.getStatus("zw123");
    service.revoke();
    const results = await Promise.all(Array.from({ length: 10 }, () => client.users.getStatus("zw123").withResponse()));
    expect(results.map((result) => result.attempts)).toEqual(Array.from({ length: 10 }, () => 2));
    expect(service.grants).toHaveLength(2);
  });

  it("renew a token before it ends", async () => {
    const service = await startTokenService(1000);
    const client = service.client({ token: clientCredentials(secret) });
    await client.users.getStatus("zw123");
    const later = Date.now() + 950_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    await client.users.getStatus("zw123");
    expect(service.grants).toHaveLength(2);
    expect(service.seen.filter((seen) => seen.path.endsWith("/status"))).toHaveLength(2);
  });

  it("surface a second 401 instead of asking again", async () => {
    const service = await startService((seen, _nth, response) =>
      seen.path.endsWith("/token")
        ? json(response, 200, { access_token: `YWMt-${Math.random()}`, expires_in: 9999 })
        : json(response, 401, refusal("unauthorized")),
    );
    await expect(service.client({ token: clientCredentials(secret) }).users.getStatus("zw123")).rejects.toMatchObject({
      kind: "authentication",
      status: 401,
      attempts: 2,
    });
    expect(service.seen.map((seen) => seen.path.split("/").pop())).toEqual(["token", "status", "token", "status"]);
  });

  it("are asked for once, not by every call, while the service refuses them", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 400, refusal("invalid_grant")));
    const client = service.client({ token: clientCredentials(secret) });
    const errors = await Promise.all(
      Array.from({ length: 10 }, () => client.users.sendMessage("zw123", "hi").catch((error: unknown) => error)),
    );
    for (const error of errors)
      expect(error).toMatchObject({
        kind: "authentication",
        outcome: "not-sent",
        attempts: 0,
        operation: "sendMessageToUser",
      });
    await expect(client.users.getStatus("zw123")).rejects.toMatchObject({
      kind: "authentication",
      operation: "getUserStatus",
    });
    expect(service.seen).toHaveLength(1);
    expect((errors[0] as Error).cause).toMatchObject({ message: expect.stringContaining("400 invalid_grant") });
  });

  it("try the token address again when it could not be reached", async () => {
    const service = await startTokenService();
    let calls = 0;
    const fetch: typeof globalThis.fetch = (url, init) => {
      if (++calls === 1) throw Object.assign(new TypeError("fetch failed"), { code: "ECONNREFUSED" });
      return globalThis.fetch(url, init);
    };
    await service.client({ token: clientCredentials(secret), fetch }).users.getStatus("zw123");
    expect(service.grants).toHaveLength(1);
  });

  it("keep one token per tenant", async () => {
    const service = await startTokenService();
    const client = service.client({ token: clientCredentials(secret) });
    await client.users.getStatus("zw123");
    await client.withOptions({ app: "other" }).users.getStatus("zw123");
    await client.withOptions({ timeout: 5000 }).users.getStatus("zw123");
    expect(service.grants.map((grant) => grant.path)).toEqual([
      "/easemob-demo/chatdemoui/token",
      "/easemob-demo/other/token",
    ]);
  });

  it.each([
    ["no token", "{}"],
    ["a token that is no text", '{"access_token":5}'],
  ])("fail clearly when the token address answers 200 with %s", async (_, body) => {
    const service = await startService((_seen, _nth, response) => void response.end(body));
    await expect(service.client({ token: clientCredentials(secret) }).users.getStatus("zw123")).rejects.toMatchObject({
      kind: "authentication",
      outcome: "not-sent",
    });
  });

  it("do not follow a redirect with the secret", async () => {
    const other = await startService();
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(307, { location: other.url });
      response.end();
    });
    await expect(service.client({ token: clientCredentials(secret) }).users.getStatus("zw123")).rejects.toMatchObject({
      kind: "authentication",
    });
    expect(other.seen).toHaveLength(0);
  });
});

describe("token functions", () => {
  it("are asked before every attempt and told which token was refused", async () => {
    const asked: (string | undefined)[] = [];
    const service = await startService((seen, _nth, response) =>
      seen.headers.authorization === "Bearer YWMt-good"
        ? json(response, 200, presence("zw123", "online"))
        : json(response, 401, refusal("expired_token")),
    );
    const token: ClientOptions["token"] = ({ rejected, org }) => {
      asked.push(rejected);
      expect(org).toBe("easemob-demo");
      return rejected ? "YWMt-good" : "YWMt-old";
    };
    expect((await service.client({ token }).users.getStatus("zw123").withResponse()).attempts).toBe(2);
    expect(asked).toEqual([undefined, "YWMt-old"]);
  });

  it("that throw make calls fail as unavailable, with the cause", async () => {
    const service = await startService();
    const cause = new Error("the vault is sealed");
    const token = (): never => {
      throw cause;
    };
    await expect(service.client({ token, retry: false }).users.getStatus("zw123")).rejects.toMatchObject({
      kind: "unavailable",
      outcome: "not-sent",
      attempts: 0,
      cause,
    });
  });

  it("that hang are ended by the timeout", async () => {
    const service = await startService();
    const call = service
      .client({ token: () => new Promise<string>(() => {}), timeout: 50, retry: false })
      .users.getStatus("zw123");
    await expect(call).rejects.toMatchObject({ kind: "timeout", outcome: "not-sent", attempts: 0 });
  });

  it("are kept by keepToken, whose flight outlives the call that began it", async () => {
    const service = await startService();
    let asked = 0;
    const token = keepToken(async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { token: "YWMt-kept" };
    });
    const client = service.client({ token });
    const first = client.safe.users.getStatus("zw123", { signal: AbortSignal.timeout(20) });
    const second = client.users.getStatus("zw123");
    expect((await first).ok).toBe(false);
    expect(await second).toEqual({ username: "zw123", status: "online" });
    expect(asked).toBe(1);
  });

  it("do not refresh a fixed token: its 401 surfaces at once", async () => {
    const service = await startService((_seen, _nth, response) => json(response, 401, refusal("expired_token")));
    await expect(service.client().users.getStatus("zw123")).rejects.toMatchObject({ status: 401, attempts: 1 });
  });
});
