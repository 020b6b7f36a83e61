import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { validateReply } from "@emchat/schema/validators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../src/index.ts";
import { checkSpec } from "../src/spec/check-spec.ts";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, GROUP, JSON_TYPE, SEND, STATUS, serve, TENANT } from "./harness/running-server.ts";

// What kills, hangs or misleads Prism 5.16.0, one test each. Every reply is looked at as a caller sees it.

let server: MockServer;
beforeAll(async () => {
  server = await startMockServer({ port: 0 });
});
afterAll(() => server.close());

const send = (
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = "",
): ReturnType<typeof sendRaw> => sendRaw(server, requestText(method, target, { ...AUTHORIZED, ...headers }, body));
const post = (body: string, headers: Record<string, string> = JSON_TYPE): ReturnType<typeof sendRaw> =>
  send("POST", SEND, headers, body);
const isAlive = async (): Promise<void> => {
  expect((await send("GET", STATUS)).status).toBe(200);
};

describe("process safety", () => {
  test.each(["%E5%25", "%", "%zz", "%E4%BD", "%00%ff"])(
    "a path with the escape %s is answered 400 in the envelope",
    async (sequence) => {
      const { status, body } = await send("GET", `${TENANT}/users/${sequence}/status`);
      expect(status).toBe(400);
      expect(JSON.parse(body)).toMatchObject({ error: "illegal_argument" });
      await isAlive();
    },
  );

  test.each(["garbage", "text/", "a/b; q=x; =", ";;;", "*/*;q=\u0001".slice(0, 5), "application/json;charset"])(
    "the nonsense Accept %j is ignored",
    async (accept) => {
      expect((await send("GET", STATUS, { accept })).status).toBe(200);
      await isAlive();
    },
  );

  test("malformed JSON is answered 400 json_parse with its position", async () => {
    const { status, body } = await post('{"msg":\n  {"type": oops}}');
    expect(status).toBe(400);
    const reply = JSON.parse(body) as { error: string; error_description: string };
    expect(reply.error).toBe("json_parse");
    expect(reply.error_description).toContain("line 2, column 12");
  });

  test("an empty chunked JSON body is answered", async () => {
    const { status, body } = await post("0\r\n\r\n", { ...JSON_TYPE, "transfer-encoding": "chunked" });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ error: "illegal_argument" });
  });

  test("a body that claims to be gzip and is not, and one that is, are answered 415 and not unpacked", async () => {
    const lie = await post('{"msg":{"type":"txt","msg":"hi"}}', { ...JSON_TYPE, "content-encoding": "gzip" });
    expect(lie.status).toBe(415);
    const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
    const head = requestText("POST", SEND, {
      ...AUTHORIZED,
      ...JSON_TYPE,
      "content-encoding": "gzip",
      "content-length": String(bomb.length),
    });
    const reply = await sendRaw(server, Buffer.concat([Buffer.from(head), bomb]));
    expect(reply.status).toBe(415);
  });

  test("a nonsense Content-Type beside a body is answered 415 in the envelope", async () => {
    const { status, body, headers } = await post("{}", { "content-type": "garbage" });
    expect(status).toBe(415);
    expect(headers["content-type"]).toBe("application/json");
    expect(JSON.parse(body)).toMatchObject({ error: "web_application" });
  });

  test("NODE_ENV=production changes nothing", async () => {
    const before = process.env["NODE_ENV"];
    process.env["NODE_ENV"] = "production";
    try {
      const other = await serve();
      expect((await fetch(other.url + STATUS, { headers: AUTHORIZED })).status).toBe(200);
    } finally {
      process.env["NODE_ENV"] = before;
    }
  });
});

describe("contract fidelity", () => {
  /** A small sound document, and what is to be different about it. */
  const documentWith = ({
    schema = { type: "object" },
    ...root
  }: {
    schema?: object;
    [key: string]: unknown;
  }): Record<string, unknown> => ({
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "t", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "a",
          requestBody: { content: { "application/json": { schema } } },
          responses: {
            "200": { description: "ok", content: { "application/json": { schema: { type: "object" }, example: {} } } },
          },
        },
      },
    },
    ...root,
  });
  const errorsOf = (document: Record<string, unknown>): string[] =>
    checkSpec(document)
      .findings.filter(({ level }) => level === "error")
      .map(({ message }) => message);

  test("the document that the next tests change is sound", () => {
    expect(checkSpec(documentWith({})).findings).toEqual([]);
  });

  test.each([{ type: "objct" }, { type: "string", pattern: "(?i)abc" }])(
    "the schema %j, which cannot compile, is an error and not the end of all validation",
    (schema) => {
      expect(errorsOf(documentWith({ schema })).join()).toContain("does not compile");
    },
  );

  test("a security scheme that is not defined is an error and not the end of all authentication", () => {
    expect(errorsOf(documentWith({ security: [{ nosuch: [] }] })).join()).toContain(
      "security scheme nosuch is not defined",
    );
  });

  test("a contract that cannot be served stops the start and names line and column", async () => {
    const folder = mkdtempSync(join(tmpdir(), "emchat-"));
    const file = join(folder, "spec.yaml");
    writeFileSync(
      file,
      "openapi: 3.1.1\ninfo: { title: t, version: '1' }\npaths:\n  /x:\n    get:\n      operationId: x\n      responses: { '200': { description: d, content: { application/json: { schema: { type: objct } } } } }\n",
    );
    await expect(startMockServer({ port: 0, spec: file })).rejects.toThrow(/spec\.yaml:7:\d+: .*does not compile/);
    rmSync(folder, { recursive: true });
  });

  test.each(["bearer", "BEARER", "Bearer"])("the scheme word %s is taken in any case", async (scheme) => {
    expect((await send("GET", STATUS, { authorization: `${scheme} any-token` })).status).toBe(200);
  });

  test("tokens can be expired, revoked, unprivileged and unknown, each with its own 401", async () => {
    const strict = await serve({
      config: {
        apps: [{ org: "easemob-demo", app: "chatdemoui", users: ["zw123"] }],
        tokens: [
          { label: "good", token: "g" },
          { label: "old", token: "o", state: "expired" },
          { label: "dead", token: "d", state: "revoked" },
          { label: "user", token: "u", state: "unprivileged" },
        ],
      },
      strict: true,
    });
    const errorOf = async (authorization?: string): Promise<string> => {
      const reply = await fetch(strict.url + STATUS, { headers: authorization === undefined ? {} : { authorization } });
      if (reply.status === 401) expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer/);
      return `${reply.status} ${((await reply.json()) as { error?: string }).error ?? ""}`;
    };
    expect(await errorOf("Bearer g")).toBe("200 ");
    expect(await errorOf("Bearer o")).toBe("401 expired_token");
    expect(await errorOf("Bearer d")).toBe("401 auth_bad_access_token");
    expect(await errorOf("Bearer u")).toBe("401 unauthorized");
    expect(await errorOf("Bearer nobody")).toBe("401 auth_bad_access_token");
    expect(await errorOf()).toBe("401 unauthorized");
  });

  test("an application that the service is not enabled for is answered 403", async () => {
    const banned = await serve({ config: { apps: [{ org: "easemob-demo", app: "chatdemoui", enabled: false }] } });
    const reply = await fetch(banned.url + STATUS, { headers: AUTHORIZED });
    expect(reply.status).toBe(403);
    expect(await reply.json()).toMatchObject({ error: "forbidden_service_operation" });
  });

  test("a 3.1 contract without a dialect gets a warning that newer keywords would be ignored", () => {
    expect(checkSpec(documentWith({ jsonSchemaDialect: undefined })).findings).toContainEqual(
      expect.objectContaining({ level: "warning", pointer: "/openapi" }),
    );
  });

  test.each(["false", "0", '""', "null", "[]"])(
    "the JSON body %s is there, and is told what it should be",
    async (body) => {
      const reply = JSON.parse((await post(body)).body) as { error: string; error_description: string };
      expect(reply.error).toBe("illegal_argument");
      expect(reply.error_description).toMatch(/body must be an object/);
    },
  );

  test("a union's error speaks of the type that was meant, not of every branch", async () => {
    const reply = JSON.parse((await post('{"msg":{"type":"loc","addr":"here","lat":"39.9","lng":116}}')).body) as {
      error_description: string;
    };
    expect(reply.error_description).toContain("/msg/lat must be a number");
    expect(reply.error_description).not.toMatch(/oneOf|thumb|customEvent/);
  });

  test("the content type is judged without a Content-Length too", async () => {
    const json = '{"msg":{"type":"txt","msg":"hi"}}';
    const chunked = `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`;
    const { status } = await post(chunked, { "content-type": "text/plain", "transfer-encoding": "chunked" });
    expect(status).toBe(415);
  });

  test("the paths of the curl lines work under any host, by plain path and by absolute address", async () => {
    expect((await send("GET", STATUS, { host: "a1.easemob.com" })).status).toBe(200);
    expect((await send("GET", `http://a1.easemob.com${STATUS}`)).status).toBe(200);
  });

  test("a slash too many is forgiven, and said so", async () => {
    const { status, headers } = await send("GET", `${STATUS}/`);
    expect(status).toBe(200);
    expect(headers["x-mock-forgiven"]).toContain("path");
  });

  test("HEAD is answered where GET is, with the headers of GET and no body", async () => {
    const { status, headers, body } = await send("HEAD", STATUS);
    expect(status).toBe(200);
    expect(Number(headers["content-length"])).toBeGreaterThan(100);
    expect(body).toBe("");
  });

  test("a wrong method is answered 405 with Allow, in the envelope", async () => {
    const { status, headers, body } = await send("DELETE", SEND);
    expect(status).toBe(405);
    expect(headers["allow"]).toBe("POST, OPTIONS");
    expect(JSON.parse(body)).toMatchObject({ error: "not_allowed" });
    expect((await send("POST", STATUS)).headers["allow"]).toBe("GET, HEAD, OPTIONS");
  });

  test("plain OPTIONS says what a path can do", async () => {
    const { status, headers, body } = await send("OPTIONS", STATUS);
    expect([status, headers["allow"], body]).toEqual([204, "GET, HEAD, OPTIONS", ""]);
    expect((await send("OPTIONS", "*")).status).toBe(204);
    expect((await send("OPTIONS", "/nosuch")).status).toBe(404);
  });

  test("percent-encoded text in a path is decoded once, and length limits apply to what it says", async () => {
    expect((await send("GET", `${TENANT}/users/%7A%77123/status`)).body).toContain('"target_name":"zw123"');
    expect((await send("GET", `${TENANT}/users/%E4%BD%A0/status`)).status).toBe(400);
    expect((await send("GET", `${TENANT}/users/a%2Fb/status`)).status).toBe(400);
    expect((await send("GET", `${TENANT}/users/${"%61".repeat(64)}/status`)).status).toBe(200);
    expect((await send("GET", `${TENANT}/users/${"a".repeat(65)}/status`)).status).toBe(400);
  });

  test("templates match whole segments only", async () => {
    expect((await send("GET", `${STATUS}.json`)).status).toBe(404);
    expect((await send("GET", `/prefix${STATUS}`)).status).toBe(404);
  });

  test("a reply that would break its schema is noticed, never served in silence", async () => {
    const shifty = await serve({ clock: () => -5 });
    const reply = await fetch(shifty.url + STATUS, { headers: AUTHORIZED });
    const record = (await (await fetch(`${shifty.url}/__mock/api/v1/requests/latest`)).json()) as {
      contract: { responseViolations: { pointer: string }[] };
    };
    expect(reply.status).toBe(500);
    expect(record.contract.responseViolations[0]?.pointer).toBe("/timestamp");
  });

  test("violations are whole JSON however many there are", async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`key${at}`, "x".repeat(50)]));
    const { status, body } = await post(JSON.stringify(many));
    expect(status).toBe(400);
    expect(validateReply("sendMessageToUser", 400, JSON.parse(body))).toEqual([]);
    const record = (await (await fetch(`${server.url}/__mock/api/v1/requests/latest`)).json()) as {
      contract: { requestViolations: unknown[] };
    };
    expect(record.contract.requestViolations.length).toBeGreaterThan(10);
  });
});

describe("preferences", () => {
  test("an undeclared code, a code that is none, and an unknown example are told in the envelope", async () => {
    for (const [prefer, status] of [
      ["code=418", 404],
      ["code=abc", 400],
      ["example=nosuch", 404],
      ["code=401, example=nosuch", 404],
    ] as const) {
      const reply = await send("GET", STATUS, { prefer });
      expect([prefer, reply.status]).toEqual([prefer, status]);
      expect(JSON.parse(reply.body)).toHaveProperty("error_description");
    }
  });

  test("what was honoured is said in Preference-Applied, and unknown preferences are ignored", async () => {
    const reply = await send("GET", STATUS, { prefer: "code=200, example=online, respond-async, wait=10" });
    expect(reply.headers["preference-applied"]).toBe("code=200, example=online");
    expect(reply.body).toContain('"online"');
  });

  test("one caller's Accept does not govern the replies of the next", async () => {
    expect((await send("GET", STATUS, { accept: "text/html", prefer: "example=online" })).headers["content-type"]).toBe(
      "application/json",
    );
    expect((await send("GET", STATUS, { prefer: "example=online" })).headers["content-type"]).toBe("application/json");
  });

  test("a seed makes made-up data repeatable, and does not leak into the next call", async () => {
    const one = await send("GET", STATUS, { prefer: "dynamic=true, seed=7" });
    const other = await send("GET", STATUS, { prefer: "dynamic=true" });
    const again = await send("GET", STATUS, { prefer: "dynamic=true, seed=7" });
    const another = await send("GET", STATUS, { prefer: "dynamic=true" });
    expect(again.body).toBe(one.body);
    expect(new Set([one.body, other.body, another.body]).size).toBe(3);
    for (const { body } of [one, other, another])
      expect(validateReply("getUserStatus", 200, JSON.parse(body))).toEqual([]);
  });

  test("the query stands in for the header", async () => {
    const reply = await send("GET", `${STATUS}?__code=429`);
    expect(reply.status).toBe(429);
    expect(reply.headers["retry-after"]).toBe("1");
  });
});

test("a request for a group goes to the group", async () => {
  const reply = await send("POST", GROUP, JSON_TYPE, '{"msg":{"type":"txt","msg":"all"}}');
  expect(reply.status).toBe(200);
  expect(server.emulator.messages.latest()?.target).toEqual({ kind: "group", name: "1402541206787" });
});
