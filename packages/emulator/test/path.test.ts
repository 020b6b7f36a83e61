import { createEmulator, isReply, MAX_QUERY_PARAMETERS, MAX_TARGET_LENGTH } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { body, ROOT, raw, refusal, status } from "./calls.ts";

const emulator = createEmulator();
const strict = createEmulator({ config: { strict: true } });
const NOT_FOUND = [404, "service_resource_not_found"];
const ILLEGAL = [400, "illegal_argument"];
const get = (target: string): ReturnType<typeof emulator.exchange> => emulator.exchange(raw("GET", target));
const asked = (target: string): unknown => body(get(target))["data"];
const offline = (name: string): unknown => [
  { target_name: name, result_code: 200, result_content: { result: "offline" } },
];

describe("a path", () => {
  test.each(["", "/", "*", "/a", `${ROOT}/users/zw123`, `${ROOT}/users/zw123/status/more`, `${ROOT}/rooms/1/messages`])(
    "that the service does not have is not found: %j",
    (target) => {
      expect(refusal(get(target))).toEqual(NOT_FOUND);
    },
  );

  test("is told apart by case", () => {
    expect(refusal(get(`${ROOT}/Users/zw123/status`))).toEqual(NOT_FOUND);
  });

  test.each(["%", "%E5%25", "%zz", "%C0%80", "%ED%A0%80", "a%"])("with the broken escape %s is refused", (segment) => {
    const reply = get(`${ROOT}/users/${segment}/status`);

    expect(refusal(reply)).toEqual(ILLEGAL);
    expect(body(reply)["error_description"]).toContain("percent sign");
  });

  test.each([
    ["an encoded slash", "a%2Fb"],
    ["a doubly encoded letter", "%2561"],
    ["Chinese", "%E5%BC%A0%E4%B8%89"],
    ["an encoded line feed", "a%0Ab"],
    ["an encoded NUL", "a%00"],
    ["65 characters", "x".repeat(65)],
  ])("with %s in a name breaks the name's rule, and the answer says which", (_, segment) => {
    const reply = get(`${ROOT}/users/${segment}/status`);

    expect(refusal(reply)).toEqual(ILLEGAL);
    expect(body(reply)["error_description"]).toContain("path parameter username must");
    expect(String(body(reply)["error_description"])).toMatch(/^\P{Cc}+$/u);
  });

  test("may write any letter as an escape, in names and in fixed segments", () => {
    expect(asked("/easemob-demo/chatdemoui/%75sers/%7aw123/%73tatus")).toEqual(offline("zw123"));
  });

  test("may be an absolute address, as it is sent to a proxy", () => {
    expect(asked(`http://a1.easemob.com${ROOT}/users/zw123/status?x=1`)).toEqual(offline("zw123"));
    expect(refusal(get("http://a1.easemob.com"))).toEqual(NOT_FOUND);
  });

  test("ends at a fragment, which no client should have sent", () => {
    expect(asked(`${ROOT}/users/zw123/status#top`)).toEqual(offline("zw123"));
  });

  test.each([
    "/a/../easemob-demo/chatdemoui/users/zw123/status",
    "/easemob-demo/./chatdemoui/users/zw123/status",
    "/easemob-demo/chatdemoui/users/x/%2e%2E/zw123/status",
    "/../easemob-demo/chatdemoui/users/zw123/status",
    "/easemob-demo/chatdemoui/users/zw123/x/..%2f/../../status",
    "/easemob-demo/chatdemoui/users/../status",
    "/easemob-demo/chatdemoui/users/zw123/status/.",
    "/easemob-demo/chatdemoui/users/zw123/status/x/..",
    "/..",
    "/.",
    "/%2e/%2e%2e/a//",
  ])("with dot segments is the path that every URL parser makes of it: %s", (target) => {
    const seen = ({ status, headers, body }: ReturnType<typeof get>): unknown => [
      status,
      headers["x-mock-forgiven"],
      { ...(body as object), timestamp: 0, duration: 0 },
    ];
    const { pathname } = new URL(target, "https://a1.easemob.com");
    expect(seen(get(target))).toEqual(seen(get(pathname)));
  });

  test("that names a user of dots and letters is not a dot segment", () => {
    expect(asked(`${ROOT}/users/.hidden/status`)).toEqual(offline(".hidden"));
    expect(asked(`${ROOT}/users/..a/status`)).toEqual(offline("..a"));
    expect(refusal(get(`${ROOT}/users/.../status`))).toEqual(ILLEGAL);
  });

  test.each([`${ROOT}/users/zw123/status/`, `/${ROOT}/users/zw123/status`, `${ROOT}//users//zw123/status//`])(
    "with a slash too many is put right and said so, and in strict mode not found: %s",
    (target) => {
      const reply = get(target);

      expect(reply.status).toBe(200);
      expect(reply.headers["x-mock-forgiven"]).toBe("path: slash too many");
      expect(refusal(strict.exchange(raw("GET", target)))).toEqual(NOT_FOUND);
    },
  );

  test("with an empty name has a segment too few", () => {
    expect(refusal(get(`${ROOT}/users//status`))).toEqual(NOT_FOUND);
  });

  test(`of more than ${MAX_TARGET_LENGTH} characters is not read`, () => {
    const rest = `${ROOT}/users/zw123/status?`;
    const target = rest + "x".repeat(MAX_TARGET_LENGTH - rest.length);

    expect(get(target).status).toBe(200);
    expect(refusal(get(`${target}x`))).toEqual(ILLEGAL);
  });
});

describe("a verb", () => {
  test("that the path does not have is refused, and Allow names those it has", () => {
    const allow = (method: string, path: string): unknown => {
      const reply = emulator.exchange(raw(method, ROOT + path));
      return [...refusal(reply), reply.headers["allow"]];
    };
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "get", ""]) {
      expect(allow(method, "/users/zw123/status")).toEqual([405, "not_allowed", "GET, HEAD, OPTIONS"]);
    }
    for (const method of ["GET", "HEAD", "PUT"]) {
      expect(allow(method, "/groups/1/messages")).toEqual([405, "not_allowed", "POST, OPTIONS"]);
    }
  });

  test("OPTIONS asks what a path allows, and needs no token for it", () => {
    const ask = (path: string): unknown => {
      const reply = emulator.exchange(raw("OPTIONS", path, { authorization: undefined }));
      return [reply.status, reply.headers["allow"], reply.body];
    };
    expect(ask(`${ROOT}/users/zw123/status`)).toEqual([204, "GET, HEAD, OPTIONS", undefined]);
    expect(ask(`${ROOT}/groups/1/messages`)).toEqual([204, "POST, OPTIONS", undefined]);
    expect(emulator.exchange(raw("OPTIONS", "/nowhere")).status).toBe(404);
  });

  test("HEAD is answered where GET is, and the call says that it was HEAD", () => {
    const reply = emulator.exchange(raw("HEAD", `${ROOT}/users/zw123/status`));
    const call = emulator.route(raw("HEAD", `${ROOT}/users/zw123/status`));

    expect([reply.status, body(reply)["action"]]).toEqual([200, "get"]);
    expect(!isReply(call) && [call.operationId, call.method, call.head]).toEqual(["getUserStatus", "GET", true]);
  });
});

describe("a query", () => {
  test("may use names that objects have by themselves", () => {
    const reply = get(`${ROOT}/users/zw123/status?__proto__=1&constructor=2&toString=3&__proto__=4`);

    expect(JSON.stringify(body(reply)["params"])).toBe('{"__proto__":["1","4"],"constructor":["2"],"toString":["3"]}');
    expect(({} as Record<string, unknown>)["1"]).toBeUndefined();
  });

  test("with broken escapes is echoed as a browser reads it", () => {
    const reply = get(`${ROOT}/users/zw123/status?a=%&b=%E5`);

    expect(JSON.stringify(body(reply)["params"])).toBe('{"a":["%"],"b":["\uFFFD"]}');
  });

  test("that carries a token is echoed without it", () => {
    const reply = get(`${ROOT}/users/zw123/status?access_token=YWMt-secret&a=1`);

    expect(JSON.stringify(reply)).not.toContain("YWMt-secret");
    expect(JSON.stringify(body(reply)["params"])).toBe('{"access_token":["[redacted]"],"a":["1"]}');
  });

  test(`of more than ${MAX_QUERY_PARAMETERS} parameters is refused`, () => {
    const withParameters = (count: number): unknown =>
      refusal(get(`${ROOT}/users/zw123/status?${"a&".repeat(count)}`))[0];

    expect([withParameters(MAX_QUERY_PARAMETERS), withParameters(MAX_QUERY_PARAMETERS + 1)]).toEqual([200, 400]);
  });
});

test("a call shows its token to nobody who prints, copies or serialises it", async () => {
  const { inspect } = await import("node:util");
  const call = emulator.route(raw("GET", `${ROOT}/users/zw123/status`, { authorization: "Bearer YWMt-secret" }));
  if (isReply(call)) throw new Error("expected a call");

  expect(call.authorization).toBe("Bearer YWMt-secret");
  for (const shown of [
    inspect(call, { depth: 9, showHidden: true }),
    JSON.stringify(call),
    JSON.stringify({ ...call }),
  ]) {
    expect(shown).not.toContain("YWMt");
  }
  expect(status(emulator, "zw123").status).toBe(200);
});
