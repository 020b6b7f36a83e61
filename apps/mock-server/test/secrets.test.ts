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
