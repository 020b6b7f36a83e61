import { expect, test } from "vitest";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, SEND, STATUS, serve } from "./harness/running-server.ts";

const ORIGIN = "http://localhost:5173";

test("a page of another origin may read the replies, with credentials or without", async () => {
  const server = await serve();
  const reply = await fetch(server.url + STATUS, { headers: { ...AUTHORIZED, origin: ORIGIN } });
  expect(reply.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(reply.headers.get("access-control-allow-credentials")).toBe("true");
  expect(reply.headers.get("vary")).toContain("Origin");
  const exposed = reply.headers.get("access-control-expose-headers") ?? "";
  expect(exposed).not.toContain("*");
  for (const name of ["Retry-After", "WWW-Authenticate", "X-Request-Id", "X-Mock-Forgiven", "X-Mock-Fault"])
    expect(exposed).toContain(name);
});

test("errors can be read too, and a reply without an Origin names none but varies by it", async () => {
  const server = await serve();
  const refused = await fetch(server.url + STATUS, { headers: { origin: ORIGIN } });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, ORIGIN]);
  const plain = await fetch(server.url + STATUS, { headers: AUTHORIZED });
  expect([plain.headers.get("access-control-allow-origin"), plain.headers.get("vary")]).toEqual([null, "Origin"]);
});

test("a preflight is answered without a token, may be remembered, and varies by all that it depends on", async () => {
  const server = await serve();
  const reply = await fetch(server.url + SEND, {
    method: "OPTIONS",
    headers: {
      origin: ORIGIN,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
      "access-control-request-private-network": "true",
    },
  });
  expect(reply.status).toBe(204);
  expect(reply.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(reply.headers.get("access-control-allow-methods")).toContain("POST");
  expect(reply.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
  expect(Number(reply.headers.get("access-control-max-age"))).toBeGreaterThanOrEqual(600);
  expect(reply.headers.get("access-control-allow-private-network")).toBe("true");
  for (const name of ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"])
    expect(reply.headers.get("vary")).toContain(name);
});

test("an origin that is no plain text is not copied into the reply", async () => {
  const server = await serve();
  const { headers, status } = await sendRaw(
    server,
    requestText("GET", STATUS, { ...AUTHORIZED, origin: "http://a b\tc" }),
  );
  expect([status, headers["access-control-allow-origin"]]).toEqual([200, undefined]);
});

test("the control API lets no other origin read it", async () => {
  const server = await serve();
  const reply = await fetch(`${server.url}/__mock/api/v1/messages`, { headers: { origin: ORIGIN } });
  expect(reply.headers.get("access-control-allow-origin")).toBeNull();
});
