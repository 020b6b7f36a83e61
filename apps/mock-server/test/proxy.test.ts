import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, SEND, STATUS, sendText, serve, TENANT } from "./harness/running-server.ts";

let upstream: Server | undefined;
afterEach(() => {
  upstream?.closeAllConnections();
  upstream?.close();
});

/** A service that answers what it is told to, and remembers what it was asked. */
async function startUpstream(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ url: string; asked: { url: string; headers: Record<string, unknown>; body: string }[] }> {
  const asked: { url: string; headers: Record<string, unknown>; body: string }[] = [];
  upstream = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on("end", () => {
      asked.push({ url: request.url ?? "", headers: request.headers, body: text });
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => upstream?.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(upstream.address() as { port: number }).port}`, asked };
}

const SENT = {
  action: "post",
  data: [{ result_code: 200, result_content: { result: "ok" } }],
  timestamp: 1,
  duration: 1,
};

test("a call is forwarded as it is, its reply comes back as it is, and both are in the journal without the token", async () => {
  const { url, asked } = await startUpstream(200, SENT, {
    "x-from": "upstream",
    "set-cookie": "session=s3cret-cookie",
  });
  const proxy = await serve({ upstream: url });
  const reply = await sendText(proxy, "through", { headers: { authorization: "Bearer s3cret-upstream-token" } });
  expect([reply.status, reply.headers.get("x-from"), await reply.json()]).toEqual([200, "upstream", SENT]);
  expect(asked[0]).toMatchObject({ url: SEND, body: '{"msg":{"type":"txt","msg":"through"}}' });
  expect(asked[0]?.headers["authorization"]).toBe("Bearer s3cret-upstream-token");
  const { body, text } = await control(proxy, "GET", "api/v1/requests/latest");
  expect(body).toMatchObject({ outcome: "proxied", status: 200, operationId: "sendMessageToUser", violations: 0 });
  expect((await control(proxy, "GET", "api/v1/messages")).body.messages[0]).toMatchObject({
    text: "through",
    requestId: body.id,
  });
  expect(text).not.toMatch(/s3cret/);
  expect((await control(proxy, "GET", "api/v1/info")).body).toMatchObject({ mode: "proxy", upstream: url });
});

test("what breaks the contract on either side is noted, and passed on all the same", async () => {
  const { url, asked } = await startUpstream(200, { data: [{ result_code: "200" }] });
  const proxy = await serve({ upstream: url });
  const reply = await fetch(proxy.url + SEND, {
    method: "POST",
    headers: { ...AUTHORIZED, "content-type": "application/json" },
    body: '{"mgs":1}',
  });
  expect(await reply.json()).toEqual({ data: [{ result_code: "200" }] });
  expect(asked[0]?.body).toBe('{"mgs":1}');
  const { body } = await control(proxy, "GET", "api/v1/requests/latest");
  expect(body.contract.requestViolations[0].message).toContain("body must have the property msg");
  expect(body.contract.responseViolations.length).toBeGreaterThan(0);
  expect((await control(proxy, "GET", "api/v1/messages")).body.total).toBe(0);
});

test("of paths that are not in the contract no body is kept: the token endpoint answers with a token", async () => {
  const { url } = await startUpstream(200, { access_token: "s3cret-new-token", expires_in: 604800 });
  const proxy = await serve({ upstream: url });
  const reply = await fetch(`${proxy.url}${TENANT}/token?client_secret=s3cret-query`, {
    method: "POST",
    body: '{"client_secret":"s3cret-id"}',
  });
  expect(await reply.json()).toMatchObject({ access_token: "s3cret-new-token" });
  const { body, text } = await control(proxy, "GET", "api/v1/requests/latest");
  expect(body.target).toBe(`${TENANT}/token?client_secret=***`);
  expect(text).not.toMatch(/s3cret/);
});

test("an upstream that is not there, and one that is the proxy itself, are answered 503 in the envelope", async () => {
  const gone = await serve({ upstream: "http://127.0.0.1:1" });
  const reply = await fetch(gone.url + STATUS, { headers: AUTHORIZED });
  expect([reply.status, ((await reply.json()) as { error: string }).error]).toEqual([503, "service_unavailable"]);
  const looped = await fetch(gone.url + STATUS, { headers: { ...AUTHORIZED, via: "1.1 emchat-mock" } });
  expect(((await looped.json()) as { error_description: string }).error_description).toContain("this proxy itself");
});

test("HTML from a gateway is passed on, and noted", async () => {
  const { url } = await startUpstream(502, "<html>bad gateway</html>", { "content-type": "text/html" });
  const proxy = await serve({ upstream: url });
  const reply = await fetch(proxy.url + STATUS, { headers: AUTHORIZED });
  expect([reply.status, await reply.text()]).toEqual([502, "<html>bad gateway</html>"]);
  expect(
    (await control(proxy, "GET", "api/v1/requests/latest")).body.contract.responseViolations[0].expected,
  ).toContain("one of the statuses");
});

test("the command proxies one mock to another", async () => {
  const real = await serve();
  const cli = emchatMock(["proxy", "--upstream", real.url, "--port", "0"]);
  const url = await cli.ready();
  const reply = await fetch(url + STATUS, { headers: AUTHORIZED });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("x-request-id")).toMatch(/^m/);
  expect((await control(real, "GET", "api/v1/requests")).body.total).toBe(1);
  cli.child.kill("SIGTERM");
  expect(await cli.ended).toBe(0);
  for (const bad of ["ftp://x", "nonsense", "http://user:s3cret@x"]) {
    const wrong = emchatMock(["proxy", "--upstream", bad, "--port", "0"]);
    expect(await wrong.ended).toBe(2);
    expect(wrong.stderr()).not.toContain("s3cret");
  }
});
