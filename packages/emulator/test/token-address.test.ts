import { createEmulator, createEmulatorFetch, type Emulator, type EmulatorConfig, type Reply } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, body, NOW, ORG, post, ROOT, raw, refusal } from "./calls.ts";

const CLIENT = { grant_type: "client_credentials", client_id: "YXA6-id", client_secret: "YXA6-secret" };
const USER = { grant_type: "password", username: "ZW123", password: "pass" };

const emulatorOf = (config: EmulatorConfig = {}, clock: () => number = () => NOW): Emulator =>
  createEmulator({ config, clock, seed: 1 });
const grant = (emulator: Emulator, request: unknown): Reply => post(emulator, "/token", request);
const tokenOf = (reply: Reply): string => String(body(reply)["access_token"]);
const statusWith = (emulator: Emulator, token: string): [number, unknown] =>
  refusal(emulator.exchange(raw("GET", `${ROOT}/users/zw123/status`, { authorization: `Bearer ${token}` })));

describe("by default", () => {
  test("an application's id and secret give a token for seven days, without an envelope", () => {
    const reply = grant(emulatorOf(), CLIENT);
    expect([reply.status, Object.keys(body(reply))]).toEqual([200, ["access_token", "expires_in", "application"]]);
    expect(tokenOf(reply)).toMatch(/^YWMt[\w-]{60}$/);
    expect(body(reply)["expires_in"]).toBe(604_800);
    expect(body(reply)["application"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.secret).toBe(true);
  });

  test("a user's name and password give a token with the user", () => {
    const { user } = body(grant(emulatorOf(), USER)) as { user: Record<string, unknown> };
    expect(user).toMatchObject({ type: "user", username: "zw123", activated: true, created: NOW, modified: NOW });
  });

  test("every token is another one, and is good for its own application alone", () => {
    const emulator = emulatorOf();
    const [one, other] = [tokenOf(grant(emulator, CLIENT)), tokenOf(grant(emulator, CLIENT))];
    expect(one).not.toBe(other);
    expect(statusWith(emulator, one)[0]).toBe(200);
    const elsewhere = raw("GET", `/${ORG}/other/users/a/status`, { authorization: `Bearer ${one}` });
    expect(refusal(emulator.exchange(elsewhere))).toEqual([401, "unauthorized"]);
  });

  test("the table lists what was given out by label, and never the token", () => {
    const emulator = emulatorOf({ tokens: [{ token: "mine", label: "issued-1" }] });
    const token = tokenOf(grant(emulator, CLIENT));
    expect(emulator.tokens.list().map(({ label }) => label)).toEqual(["issued-1", "issued-2"]);
    expect(JSON.stringify(emulator.tokens.list())).not.toContain(token);
  });

  test.each([
    [{ ...CLIENT, grant_type: undefined }, "invalid_request"],
    [{ ...CLIENT, grant_type: "magic" }, "unsupported_grant_type"],
    [{ ...CLIENT, client_secret: "" }, "invalid_request"],
    [{ ...USER, password: 7 }, "invalid_request"],
    [[CLIENT], "invalid_request"],
    ["{", "json_parse"],
  ])("%j is refused 400 %s", (request, error) => {
    expect(refusal(grant(emulatorOf(), request))).toEqual([400, error]);
  });

  test("a form, which OAuth's own clients send, will do; another verb will not", () => {
    const form = new TextEncoder().encode(new URLSearchParams(CLIENT).toString());
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(emulatorOf().exchange(raw("POST", `${ROOT}/token`, headers, form)).status).toBe(200);
    const got = emulatorOf().exchange(raw("GET", `${ROOT}/token`));
    expect([got.status, got.headers["allow"]]).toEqual([405, "POST, OPTIONS"]);
  });

  test("an emulator that is only asked to look at a call gives nothing out", () => {
    const emulator = emulatorOf();
    const request = raw("POST", `${ROOT}/token`, { "content-type": "application/json" }, JSON.stringify(CLIENT));
    expect(emulator.route(request, { grants: false })).toMatchObject({ status: 404 });
    expect(emulator.tokens.list()).toEqual([]);
  });
});

describe("with clients and passwords", () => {
  const config: EmulatorConfig = {
    clients: [{ id: "YXA6-id", secret: "YXA6-secret", org: ORG }],
    apps: [{ org: ORG, app: APP, users: [{ username: "zw123", password: "pass" }] }],
  };

  test.each([
    ["the right pair", CLIENT, [200, undefined]],
    ["a wrong secret", { ...CLIENT, client_secret: "no" }, [400, "invalid_grant"]],
    ["an unknown id", { ...CLIENT, client_id: "no" }, [400, "invalid_grant"]],
    ["the right password, the name in any case", USER, [200, undefined]],
    ["a wrong password", { ...USER, password: "no" }, [400, "invalid_grant"]],
  ])("%s is answered %j", (_, request, expected) => {
    expect(refusal(grant(emulatorOf(config), request))).toEqual(expected);
  });

  test("in strict mode nobody else gets one, and a user's token is no administrator's unless the config says so", () => {
    const strict = emulatorOf({ ...config, strict: true });
    expect(statusWith(strict, tokenOf(grant(strict, USER)))).toEqual([401, "unauthorized"]);
    expect(statusWith(strict, tokenOf(grant(strict, CLIENT)))[0]).toBe(200);
    expect(refusal(grant(strict, { ...USER, username: "bob" }))).toEqual([400, "invalid_grant"]);
    expect(refusal(grant(emulatorOf({ strict: true }), CLIENT))).toEqual([400, "organization_application_not_found"]);
  });
});

describe("the end of a token", () => {
  test("comes when its life is over by the emulator's clock", () => {
    let now = NOW;
    const emulator = emulatorOf({ tokenLifetime: 2 }, () => now);
    const reply = grant(emulator, CLIENT);
    expect(body(reply)["expires_in"]).toBe(2);
    expect(statusWith(emulator, tokenOf(reply))[0]).toBe(200);
    now += 2_000;
    expect(statusWith(emulator, tokenOf(reply))).toEqual([401, "expired_token"]);
  });

  test("comes on demand, by the token's label", () => {
    const emulator = emulatorOf();
    const token = tokenOf(grant(emulator, CLIENT));
    emulator.tokens.update("issued-1", { state: "expired" });
    expect(statusWith(emulator, token)).toEqual([401, "expired_token"]);
  });

  test("comes for the oldest when a thousand and one are out", () => {
    const emulator = emulatorOf({
      strict: true,
      clients: [{ id: "a", secret: "b" }],
      apps: [{ org: ORG, app: APP, users: ["zw123"] }],
    });
    const request = { grant_type: "client_credentials", client_id: "a", client_secret: "b" };
    const first = tokenOf(grant(emulator, request));
    for (let count = 0; count < 1_000; count += 1) grant(emulator, request);
    expect(emulator.tokens.list()).toHaveLength(1_000);
    expect(statusWith(emulator, first)).toEqual([401, "auth_bad_access_token"]);
  });
});

test("the fetch front gives tokens out, too", async () => {
  const fetch = createEmulatorFetch({ seed: 1 });
  const reply = await fetch(`https://a1.easemob.com${ROOT}/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(CLIENT),
  });
  expect(await reply.json()).toMatchObject({ expires_in: 604_800 });
});
