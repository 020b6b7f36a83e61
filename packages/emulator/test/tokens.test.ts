import { inspect } from "node:util";
import { createEmulator, type Emulator, type EmulatorConfig, isReply, MAX_TOKENS } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, body, NOW, ORG, post, ROOT, raw, refusal, sendToUser } from "./calls.ts";

const tokens: NonNullable<EmulatorConfig["tokens"]> = [
  { token: "good-token", label: "good" },
  { token: "old-token", label: "old", state: "expired" },
  { token: "dead-token", label: "dead", state: "revoked" },
  { token: "user-token", label: "user", role: "none" },
  { token: "org-token", label: "org", org: ORG },
  { token: "app-token", label: "app", org: ORG, app: APP },
  { token: "short-token", label: "short", expiresAt: NOW },
];

const ask = (emulator: Emulator, authorization: string | undefined, root = ROOT): [number, unknown] =>
  refusal(emulator.exchange(raw("GET", `${root}/users/zw123/status`, { authorization })));

describe("by default", () => {
  const emulator = createEmulator({ config: { tokens }, clock: () => NOW });

  test.each([undefined, "", "Bearer", "Bearer ", "Bearer    ", "Basic Z29vZA==", "good-token", "Bearergood"])(
    "a call with Authorization %j is unauthorized, and is told which scheme to use",
    (authorization) => {
      expect(ask(emulator, authorization)).toEqual([401, "unauthorized"]);
      const reply = emulator.exchange(raw("GET", `${ROOT}/users/zw123/status`, { authorization }));
      expect(reply.headers["www-authenticate"]).toBe('Bearer realm="emchat"');
    },
  );

  test.each(["Bearer anything", "bearer anything", "BEARER anything", "Bearer   spaced "])(
    "a call with %j passes: any token does, and the scheme is a word without case",
    (authorization) => {
      expect(ask(emulator, authorization)[0]).toBe(200);
    },
  );

  test.each([
    ["good", [200, undefined]],
    ["old", [401, "expired_token"]],
    ["dead", [401, "auth_bad_access_token"]],
    ["user", [401, "unauthorized"]],
    ["org", [200, undefined]],
    ["app", [200, undefined]],
    ["short", [401, "expired_token"]],
  ])("the %s token of the table is answered %j", (name, expected) => {
    expect(ask(emulator, `Bearer ${name}-token`)).toEqual(expected);
  });

  test("a token of one organisation or application is unauthorized elsewhere", () => {
    expect(ask(emulator, "Bearer org-token", `/${ORG}/other`)[0]).toBe(200);
    expect(ask(emulator, "Bearer org-token", `/other/${APP}`)).toEqual([401, "unauthorized"]);
    expect(ask(emulator, "Bearer app-token", `/${ORG}/other`)).toEqual([401, "unauthorized"]);
  });

  test("a token is good until the clock reaches its end", () => {
    let now = NOW - 1;
    const emulatorInTime = createEmulator({ config: { tokens }, clock: () => now });

    expect(ask(emulatorInTime, "Bearer short-token")[0]).toBe(200);
    now = NOW;
    expect(ask(emulatorInTime, "Bearer short-token")).toEqual([401, "expired_token"]);
  });

  test("a missing token is said before a bad name or body is", () => {
    const reply = post(emulator, "/users/%20/messages", "{", { authorization: undefined });

    expect(refusal(reply)).toEqual([401, "unauthorized"]);
  });
});

test("in strict mode a token that is not in the table is refused as unknown", () => {
  const emulator = createEmulator({
    config: { strict: true, tokens, apps: [{ org: ORG, app: APP, users: ["zw123"] }] },
  });

  expect(ask(emulator, "Bearer anything")).toEqual([401, "auth_bad_access_token"]);
  expect(ask(emulator, "Bearer good-token")[0]).toBe(200);
});

test("an application that is not enabled is forbidden, for a good token only", () => {
  const emulator = createEmulator({ config: { apps: [{ org: ORG, app: APP, enabled: false }] } });

  expect(ask(emulator, "Bearer anything")).toEqual([403, "forbidden_service_operation"]);
  expect(ask(emulator, undefined)).toEqual([401, "unauthorized"]);
  expect(ask(emulator, "Bearer anything", `/${ORG}/other`)[0]).toBe(200);
});

describe("the token table", () => {
  test("goes by label, and neither it nor a message nor an error shows a token", () => {
    const emulator = createEmulator({ config: { tokens } });
    post(emulator, "/users/zw123/messages", { msg: { type: "txt", msg: "x" } }, { authorization: "Bearer good-token" });
    const call = emulator.route(raw("GET", `${ROOT}/users/zw123/status`, { authorization: "Bearer good-token" }));
    if (isReply(call)) throw new Error("expected a call");
    emulator.authenticate(call);

    expect(call.tokenLabel).toBe("good");
    expect(emulator.messages.latest()?.token).toBe("good");
    expect(emulator.tokens.get("old")).toMatchObject({ label: "old", state: "expired", role: "admin" });
    const shown = [emulator, emulator.tokens.list(), emulator.messages.list(), call].map((value) =>
      inspect(value, { depth: 9, showHidden: true }),
    );
    expect(shown.join()).not.toContain("-token");
  });

  test("can be changed while it is used", () => {
    const emulator = createEmulator({ config: { tokens } });

    expect(emulator.tokens.update("good", { state: "revoked" })).toBe(true);
    expect(ask(emulator, "Bearer good-token")).toEqual([401, "auth_bad_access_token"]);
    expect(emulator.tokens.delete("good")).toBe(true);
    expect(ask(emulator, "Bearer good-token")[0]).toBe(200);
    emulator.tokens.put({ token: "good-token", role: "none" });
    expect(ask(emulator, "Bearer good-token")).toEqual([401, "unauthorized"]);
    expect([emulator.tokens.update("nobody", {}), emulator.tokens.delete("nobody")]).toEqual([false, false]);
  });

  test("calls tokens without a label by number, and holds each token and each label once", () => {
    const emulator = createEmulator({ config: { tokens: [{ token: "a" }, { token: "b" }] } });
    emulator.tokens.put({ token: "a", label: "again" });
    emulator.tokens.put({ token: "c", label: "token-2" });

    expect(emulator.tokens.list().map(({ label }) => label)).toEqual(["again", "token-2"]);
    expect(emulator.tokens.put({ token: "d" }).label).toBe("token-3");
  });

  test("keeps what it has when a new table is refused", () => {
    const emulator = createEmulator({ config: { tokens } });

    expect(() => emulator.tokens.replace([{ token: "new-token" }, { token: "" }])).toThrow("A token is empty");
    expect(() => emulator.tokens.put({ token: "long-token", label: "my long-token" })).toThrow(
      /^(?!.*long-token).*label/,
    );
    expect(emulator.tokens.list()).toHaveLength(tokens.length);
  });

  test(`holds ${MAX_TOKENS} tokens and not one more`, () => {
    const emulator = createEmulator();
    emulator.tokens.replace(Array.from({ length: MAX_TOKENS }, (_, index) => ({ token: `t${index}` })));

    expect(() => emulator.tokens.put({ token: "more" })).toThrow(RangeError);
    expect(emulator.tokens.put({ token: "t5", label: "five" }).label).toBe("five");
    expect(sendToUser(emulator).status).toBe(200);
    expect(body(sendToUser(emulator))["data"]).toHaveLength(1);
  });
});
