import { inspect } from "node:util";
import { expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { control, declaredOperations } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { SEND, STATUS, sendText, serve, TENANT } from "./harness/running-server.ts";

const SECRET = "YWMtS3cretTokenThatMustNotShow";
const PARTS = [SECRET, SECRET.slice(0, 12), SECRET.slice(-12), "pr0xy-s3cret", "c00kie-s3cret", "k3y-s3cret"];
const HEADERS = {
  authorization: `Bearer ${SECRET}`,
  "proxy-authorization": "Basic pr0xy-s3cret",
  cookie: "a=c00kie-s3cret",
  "x-api-key": "k3y-s3cret",
};

test("no list, record, event, metric or page of the control API shows a secret that came in a header or a query", async () => {
  const server = await serve({ config: { tokens: [{ label: "ci", token: SECRET, state: "expired" }] } });
  const stream = await listen(server);
  await sendText(server, "hi", { headers: HEADERS });
  await fetch(`${server.url}${STATUS}?access_token=${SECRET}&token=${SECRET}`, { headers: HEADERS });
  await fetch(`${server.url}${TENANT}/nosuch`, { headers: { authorization: SECRET } });
  await fetch(server.url + SEND, { method: "POST", headers: { ...HEADERS, authorization: `Bearer${SECRET}` } });
  await stream.next("request");
  await stream.next("request");
  const seen = [JSON.stringify(stream.events)];
  stream.close();
  for (const operation of declaredOperations()) {
    const [method = "", path = ""] = operation.split(" ");
    if (method !== "GET" || path.endsWith("/events") || path.endsWith("/wait")) continue;
    const at = path
      .replace("/__mock/", "")
      .replace("{org}/{app}", TENANT.slice(1))
      .replace("{id}", "latest")
      .replace("{username}", "zw123")
      .replace("{group_name}", "g");
    seen.push((await control(server, method, at)).text);
  }
  for (const { id } of (await control(server, "GET", "api/v1/requests")).body.requests)
    seen.push((await control(server, "GET", `api/v1/requests/${id}`)).text);
  seen.push(inspect(server, { depth: 12, showHidden: true, getters: true }));
  for (const part of PARTS)
    expect(seen.filter((text) => text.includes(part)).map((text) => text.slice(0, 300))).toEqual([]);
  expect(seen.join("")).toContain("Bearer ***");
});

test("a record shows no secret of a target, a header or a body that is no message, however it is spelt", async () => {
  const server = await serve();
  const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ";
  const percent = [...SECRET].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("");
  const base64 = Buffer.from(`user:${SECRET}`).toString("base64");
  const post = (path: string, body: string): Promise<Response> =>
    fetch(server.url + path, {
      method: "POST",
      headers: {
        authorization: "Bearer any",
        "content-type": "application/json",
        referer: `http://a/?token=r3ferer-s3cret`,
        "x-note": base64,
      },
      body,
    });
  await post(`${TENANT}/token?%61ccess_token=qu3ry-s3cret`, `{"client_secret":"b0dy-s3cret","t":"${jwt}"}`);
  await post(`${TENANT}/users/${percent}/messages`, `{"\\u0070assword":"b0dy-s3cret","echo":"${base64}"}`);
  await post(`${TENANT}/users/zw123/messages?x=${jwt}`, "grant_type=password&password=b0dy-s3cret");
  const list = await control(server, "GET", "api/v1/requests");
  const records = await Promise.all(
    list.body.requests.map(({ id }: { id: string }) => control(server, "GET", `api/v1/requests/${id}`)),
  );
  const seen = [list, ...records].map(({ text }) => text).join("\n");
  expect(records).toHaveLength(3);
  expect(seen).toContain("***");
  for (const secret of [SECRET, percent, base64, jwt, "r3ferer-s3cret", "qu3ry-s3cret", "b0dy-s3cret"])
    expect(seen).not.toContain(secret);
});

test("a target that is made to be searched for long costs no more than another of its length", async () => {
  const server = await serve();
  const cost = async (piece: string): Promise<number> => {
    const query = piece.repeat(Math.floor(15_000 / piece.length));
    const before = process.cpuUsage();
    for (let count = 0; count < 20; count += 1) await fetch(`${server.url}${STATUS}?a=1${query}`, { headers: HEADERS });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await cost("x");
  const plain = await cost("x");
  const costs: number[] = [];
  for (const piece of ["?token", "&token", "?", "token=", "YWMt", "%25"]) costs.push(await cost(piece));
  // Of two measures the larger: a clock of processor time may step by whole hundredths of a second.
  const ordinary = Math.max(plain, await cost("x"));
  for (const each of costs) expect(each).toBeLessThan(ordinary * 25);
});

test("what a message says is shown as it was sent", async () => {
  const server = await serve();
  await sendText(server, "my password: hunter2, token=abc");
  const { body } = await control(server, "GET", "api/v1/messages/latest");
  expect(body.text).toBe("my password: hunter2, token=abc");
  const { text } = await control(server, "GET", `api/v1/requests/${body.requestId}`);
  expect(text).toContain("hunter2");
});

test.each(["pretty", "json"])("no line of the %s log shows a secret", async (mode) => {
  const cli = emchatMock(["--port", "0", "--log", mode]);
  const url = await cli.ready();
  await fetch(`${url}${STATUS}?token=${SECRET}`, { headers: HEADERS });
  await fetch(url + SEND, {
    method: "POST",
    headers: { ...HEADERS, "content-type": "application/json" },
    body: `{"msg":{"type":"txt","msg":"x"},"from":1}`,
  });
  await fetch(`${url}/${SECRET.slice(0, 4)}/x`, { headers: { authorization: SECRET } });
  cli.child.kill("SIGTERM");
  expect(await cli.ended).toBe(0);
  const output = cli.stdout() + cli.stderr();
  expect(output.split("\n").length).toBeGreaterThan(3);
  for (const part of PARTS) expect(output).not.toContain(part);
});
