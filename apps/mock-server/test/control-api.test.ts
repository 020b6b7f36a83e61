import { expect, test } from "vitest";
import { control, declaredOperations, expectSchema } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { AUTHORIZED, askStatus, GROUP, JSON_TYPE, SEND, sendText, serve, TENANT } from "./harness/running-server.ts";

test("every operation of the document is answered, and nothing else is", async () => {
  const server = await serve();
  for (const operation of declaredOperations()) {
    const [method = "", template = ""] = operation.split(" ");
    if (template.endsWith("/events")) continue;
    const path = template
      .replace("{org}/{app}", TENANT.slice(1))
      .replace("{username}", "zw123")
      .replace("{group_name}", "g1")
      .replace(/\{[a-z]+\}/, "nosuch");
    const query = template.endsWith("/wait") ? "?timeout=0" : "";
    const reply = await control(
      server,
      method,
      path.replace("/__mock/", "") + query,
      ["POST", "PUT", "PATCH"].includes(method) ? { body: {} } : {},
    );
    expect(reply.status, operation).not.toBe(405);
    expect(reply.status, operation).toBeLessThan(500);
  }
  expect((await fetch(`${server.url}/__mock/api/v1/nosuch`)).status).toBe(404);
  const wrong = await fetch(`${server.url}/__mock/api/v1/verify`);
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
  expectSchema("Problem", await wrong.json());
});

test("info says what is running", async () => {
  const server = await serve({ seed: 9, strict: true });
  await askStatus(server);
  const { body } = await control(server, "GET", "api/v1/info");
  expect(body).toMatchObject({
    url: server.url,
    port: server.port,
    mode: "mock",
    strict: true,
    seed: 9,
    session: "default",
  });
  expect(body.spec).toMatchObject({ title: "Easemob (emchat) chat messages and presence" });
  expect(body.stats).toMatchObject({ requests: 1, messages: 0 });
});

test("the contract and the control API describe themselves", async () => {
  const server = await serve();
  const spec = (await control(server, "GET", "api/v1/spec")).body;
  expect(spec.paths["/{org}/{app}/users/{username}/status"].get.operationId).toBe("getUserStatus");
  expect(JSON.stringify(spec)).not.toContain('"$ref"');
  expect((await control(server, "GET", "api/v1/openapi.json")).body.info.title).toBe("emchat-mock control API");
});

test("every query token is described, and its example is understood", async () => {
  const server = await serve();
  const { tokens } = (await control(server, "GET", "api/v1/query-tokens")).body;
  expect(tokens.length).toBeGreaterThan(15);
  for (const { example, of } of tokens) {
    for (const list of of) {
      expect(
        (await control(server, "GET", `api/v1/${list}?query=${encodeURIComponent(example)}`)).status,
        example,
      ).toBe(200);
    }
  }
});

test("tokens are searched by label, run, type, time, error and status", async () => {
  const server = await serve({ config: { tokens: [{ label: "ci", token: "the-ci-token" }] } });
  await sendText(server, "by label", { headers: { authorization: "Bearer the-ci-token", "x-mock-run": "run-7" } });
  await sendText(server, "plain");
  await fetch(server.url + SEND, { method: "POST", headers: { ...AUTHORIZED, ...JSON_TYPE }, body: '{"mgs":{}}' });
  const texts = async (query: string): Promise<unknown> =>
    (await control(server, "GET", `api/v1/messages?query=${encodeURIComponent(query)}`)).body.messages.map(
      ({ text }: { text: string }) => text,
    );
  const errors = async (query: string): Promise<unknown> =>
    (await control(server, "GET", `api/v1/requests?query=${encodeURIComponent(query)}`)).body.requests.map(
      ({ error }: { error?: string }) => error ?? "ok",
    );
  expect(await texts("token:ci")).toEqual(["by label"]);
  expect(await texts("run:run-7")).toEqual(["by label"]);
  expect(await texts("-token:ci type:text")).toEqual(["plain"]);
  expect(await texts('"by label"')).toEqual(["by label"]);
  expect(await texts("-label after:10m before:2999-01-01")).toEqual(["plain"]);
  expect(await texts("after:2999-01-01")).toEqual([]);
  expect(await errors("status:4xx violation:yes")).toEqual(["illegal_argument"]);
  expect(await errors("error:illegal_argument outcome:refused")).toEqual(["illegal_argument"]);
  expect(await errors("op:sendMessage* status:2xx method:post fault:no")).toEqual(["ok", "ok"]);
});

test.each([
  ["form:alice", 0, "did you mean from?"],
  ["hello nosuch:x", 6, "unknown name"],
  ['"open', 0, "not closed"],
  ["status:999", 0, "searches requests, not messages"],
  ["type:nosuch", 5, "must be one of"],
  ["after:yesterday", 6, "must be how long ago"],
  ["from:", 0, "there must be a value"],
  ["a -", 2, "after - there must be"],
  ['""', 0, "nothing between the quotes"],
  ["a ".repeat(33), 64, "at most 32 terms"],
])("the query %j is answered 400 with the position %i", async (query, offset, words) => {
  const server = await serve();
  const { status, body } = await control(server, "GET", `api/v1/messages?query=${encodeURIComponent(query)}`);
  expect([status, body.position.offset]).toEqual([400, offset]);
  expect(body.detail).toContain(words);
});

test("lists are newest first, paged, and hold still between since and until", async () => {
  const server = await serve();
  for (let count = 1; count <= 5; count += 1) await sendText(server, `m${count}`);
  const page = async (
    query: string,
  ): Promise<{ texts: string[]; matched: number; total: number; messages: { sequence: number }[] }> => {
    const { body } = await control(server, "GET", `api/v1/messages${query}`);
    return { ...body, texts: body.messages.map(({ text }: { text: string }) => text) };
  };
  const all = await page("");
  expect(all.texts).toEqual(["m5", "m4", "m3", "m2", "m1"]);
  const newest = all.messages[0]?.sequence ?? 0;
  await sendText(server, "m6");
  expect((await page(`?until=${newest}&start=1&limit=2`)).texts).toEqual(["m4", "m3"]);
  expect((await page(`?since=${newest}`)).texts).toEqual(["m6"]);
  expect(await page("?limit=0")).toMatchObject({ texts: [], matched: 6, total: 6 });
  expect((await control(server, "GET", "api/v1/messages?limit=1001")).status).toBe(400);
  expect((await control(server, "GET", "api/v1/messages?start=-1")).status).toBe(400);
});

test("clearing can be undone once, and what arrived meanwhile stays", async () => {
  const server = await serve();
  const stream = await listen(server, "?types=clear,undo");
  await sendText(server, "one");
  await sendText(server, "two");
  const { messages } = (await control(server, "GET", "api/v1/messages")).body;
  const cleared = (await control(server, "DELETE", `api/v1/messages?until=${messages[0].sequence}`)).body;
  expect(cleared).toMatchObject({ of: "messages", cleared: 2 });
  await sendText(server, "three");
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(1);
  expect((await control(server, "POST", `api/v1/undo/${cleared.undo}`)).body).toEqual({ of: "messages", restored: 2 });
  expect(
    (await control(server, "GET", "api/v1/messages")).body.messages.map(({ text }: { text: string }) => text),
  ).toEqual(["three", "two", "one"]);
  expect((await control(server, "POST", `api/v1/undo/${cleared.undo}`)).status).toBe(404);
  expect((await stream.next("clear")).data.undo).toBe(cleared.undo);
  expect((await stream.next("undo")).data.restored).toBe(2);
  stream.close();
});

test("the last clearing of messages and the last one of requests can both be undone", async () => {
  const server = await serve();
  await sendText(server, "one");
  await sendText(server, "two");
  const messages = (await control(server, "DELETE", "api/v1/messages?query=two")).body;
  const requests = (await control(server, "DELETE", "api/v1/requests?query=status:2xx")).body;
  expect([messages.cleared, requests.cleared]).toEqual([1, 2]);
  expect((await control(server, "POST", `api/v1/undo/${messages.undo}`)).body).toEqual({ of: "messages", restored: 1 });
  expect((await control(server, "POST", `api/v1/undo/${requests.undo}`)).body).toEqual({ of: "requests", restored: 2 });
});

test("a request record shows request, reply, violations and what was forgiven, and a hint for what matched nothing", async () => {
  const server = await serve();
  await fetch(server.url + SEND, {
    method: "POST",
    headers: AUTHORIZED,
    body: new Blob(['{"msg":{"type":"txt"}}'], { type: "application/x-www-form-urlencoded" }),
  });
  const { body } = await control(server, "GET", "api/v1/requests/latest");
  expect(body).toMatchObject({
    operationId: "sendMessageToUser",
    status: 400,
    outcome: "refused",
    pathParameters: { org: "easemob-demo", app: "chatdemoui", username: "zw123" },
    forgiven: [{ rule: "content-type", message: "application/x-www-form-urlencoded" }],
    contract: { response: "400", example: "illegal_argument" },
  });
  expect(body.request.body.text).toBe('{"msg":{"type":"txt"}}');
  expect(body.contract.requestViolations[0]).toMatchObject({
    in: "body",
    pointer: "/msg",
    expected: "the property msg",
  });
  await fetch(`${server.url}${TENANT}/users/zw123/state`);
  const unmatched = (await control(server, "GET", "api/v1/requests/latest")).body;
  expect(unmatched).toMatchObject({ outcome: "unmatched", status: 404, nearest: { operationId: "getUserStatus" } });
  expect(unmatched.nearest.difference).toContain('"state"');
  expect((await control(server, "GET", "api/v1/requests/r-99")).status).toBe(404);
});

test("users, groups and tenants that were only seen are listed as not known", async () => {
  const server = await serve();
  await sendText(server, "hi", { from: "Alice" });
  await sendText(server, "all", { path: GROUP });
  const users = (await control(server, "GET", `api/v1/apps${TENANT}/users`)).body.users;
  expect(users).toEqual([
    expect.objectContaining({ username: "admin", known: false, sent: 1 }),
    expect.objectContaining({ username: "alice", known: false, sent: 1 }),
    expect.objectContaining({ username: "zw123", known: false, received: 1 }),
  ]);
  expect((await control(server, "GET", `api/v1/apps${TENANT}/groups/1402541206787`)).body).toMatchObject({
    known: false,
    received: 1,
  });
  const put = await control(server, "PUT", `api/v1/apps${TENANT}/groups/1402541206787`, {
    body: { members: ["Alice", "bob"] },
  });
  expect(put.body).toMatchObject({ known: true, members: ["alice", "bob"] });
  expect((await control(server, "GET", "api/v1/apps")).body.tenants).toEqual([
    { org: "easemob-demo", app: "chatdemoui", users: 3, groups: 1, messages: 2 },
  ]);
  expect((await control(server, "DELETE", `api/v1/apps${TENANT}/groups/1402541206787`)).status).toBe(204);
  expect(
    (await control(server, "PUT", `api/v1/apps${TENANT}/users/a%20b`, { body: { status: "online" } })).status,
  ).toBe(400);
});

test("the token table is replaced by PUT, and gives no token back", async () => {
  const server = await serve();
  const stream = await listen(server, "?types=tokens");
  const put = await control(server, "PUT", "api/v1/tokens", {
    body: {
      tokens: [
        { label: "old", token: "a-secret-token", state: "expired" },
        { label: "user", token: "another-secret", state: "unprivileged", org: "easemob-demo" },
      ],
    },
  });
  expect(put.body.tokens).toEqual([
    { label: "old", state: "expired" },
    { label: "user", state: "unprivileged", org: "easemob-demo" },
  ]);
  expect(
    ((await (await askStatus(server, { authorization: "Bearer a-secret-token" })).json()) as { error: string }).error,
  ).toBe("expired_token");
  expect(
    JSON.stringify([
      put.text,
      (await stream.next("tokens")).data,
      (await control(server, "GET", "api/v1/tokens")).text,
    ]),
  ).not.toMatch(/secret/);
  stream.close();
  for (const tokens of [
    [{ label: "a" }],
    [
      { label: "a", token: "same-token" },
      { label: "b", token: "same-token" },
    ],
    [{ label: "tok", token: "tok" }],
  ]) {
    const reply = await control(server, "PUT", "api/v1/tokens", { body: { tokens } });
    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain("same-token");
  }
});

test("coverage counts operations, responses and named examples, as JSON, Markdown and JUnit", async () => {
  const server = await serve();
  await askStatus(server);
  await askStatus(server, { authorization: "" });
  await sendText(server, "hi");
  const { body } = await control(server, "GET", "api/v1/coverage");
  const status = body.operations[0];
  expect(status).toMatchObject({ operationId: "getUserStatus", hits: 2 });
  expect(status.responses[0]).toMatchObject({
    status: "200",
    hits: 1,
    examples: [
      { name: "offline", hits: 1 },
      { name: "online", hits: 0 },
    ],
  });
  expect(status.responses[2].examples[0]).toEqual({ name: "unauthorized", hits: 1 });
  expect(body.operations[1].requestExamples.find(({ name }: { name: string }) => name === "txt").hits).toBe(1);
  expect(body.summary.operations).toEqual({ hit: 2, of: 3 });
  expect((await control(server, "GET", "api/v1/coverage?format=markdown")).text).toContain("| getUserStatus | | 2 |");
  expect((await control(server, "GET", "api/v1/coverage?format=junit")).text).toMatch(
    /<testsuite name="getUserStatus" tests="8" skipped="6">/,
  );
  expect((await control(server, "GET", "api/v1/coverage?format=pdf")).status).toBe(400);
});

test("metrics are Prometheus text", async () => {
  const server = await serve();
  await askStatus(server);
  const { text, headers } = await control(server, "GET", "metrics");
  expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(text).toContain('emchat_mock_requests_total{operation="getUserStatus",status="200"} 1');
  for (const line of text.trim().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)$/);
});

test("a body that is no JSON, or not what is expected, is told what and where", async () => {
  const server = await serve();
  expect((await control(server, "POST", "api/v1/faults", { body: "{" })).body.title).toBe("The body is not JSON");
  const { body } = await control(server, "POST", "api/v1/faults", {
    body: { effect: { kind: "error", status: 418 }, tims: 1 },
  });
  expect(body.errors).toEqual(
    expect.arrayContaining([
      { pointer: "", message: "must not have the property tims" },
      expect.objectContaining({ pointer: "/effect/status" }),
    ]),
  );
  expect((await control(server, "POST", "api/v1/verify", { body: `"${"x".repeat(1_100_000)}"` })).status).toBe(413);
});

test("HEAD is answered where GET is", async () => {
  const server = await serve();
  const reply = await fetch(`${server.url}/__mock/api/v1/info`, { method: "HEAD" });
  expect([reply.status, await reply.text()]).toEqual([200, ""]);
});
