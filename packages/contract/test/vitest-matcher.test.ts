import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeContract } from "../src/vitest.ts";
import { TOKEN } from "./run-cli.ts";
import { type RightServer, startRightServer } from "./servers/right-server.ts";

let server: RightServer;
beforeAll(async () => {
  server = await startRightServer();
});
afterAll(() => server.close());

const path = "/easemob-demo/chatdemoui/users/zw123/status";
const now = () => ({ timestamp: Date.now(), duration: 1 });
const presence = (name = "zw123") => ({
  ...now(),
  data: [{ target_name: name, result_code: 200, result_content: { result: "online" } }],
});
const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });

describe("toConform", () => {
  test("takes the response of a real call and leaves it unread", async () => {
    const response = await fetch(server.url + path, { headers: { Authorization: `Bearer ${TOKEN}` } });
    await expect(response).toConform("getUserStatus", { token: TOKEN });
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toHaveProperty("data");
  });

  test("takes declared errors, a 503 too", async () => {
    await expect(await fetch(server.url + path)).toConform("getUserStatus");
    await expect(reply(503, { error: "service_unavailable", ...now() })).toConform("getUserStatus");
  });

  test.each<[string, Response, RegExp]>([
    ["an undeclared status", reply(302, presence()), /declared-status/],
    ["another media type", reply(200, presence(), { "Content-Type": "text/html" }), /media-type/],
    ["a body that is not JSON", reply(200, "<html>"), /json/],
    ["a body that breaks its schema", reply(200, { ...presence(), data: [] }), /schema/],
    ["a missing header", reply(429, { error: "reach_limit", ...now() }), /Retry-After/],
    ["a broken relation", reply(200, { ...presence(), timestamp: 1 }), /timestamp-is-now/],
    ["an error that does not fit", reply(404, { error: "reach_limit", ...now() }), /error-fits-status/],
  ])("refuses %s and says why, with the line of the spec", async (_, response, message) => {
    const failure = await expect(response)
      .toConform("getUserStatus")
      .then(
        () => undefined,
        (error: Error) => error.message,
      );
    expect(failure).toMatch(message);
    expect(failure).toMatch(/openapi\.yaml:\d+/);
  });

  test("judges echoes by the path that is given, and by the response's own address", async () => {
    await expect(reply(200, presence("Zw123"))).toConform("getUserStatus", { path: { username: "zw123" } });
    await expect(reply(200, presence("other"))).not.toConform("getUserStatus", { path: { username: "zw123" } });
    const elsewhere = await fetch(`${server.url}/easemob-demo/chatdemoui/users/lisi/status`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    await expect(elsewhere).toConform("getUserStatus");
  });

  test("refuses a token in the body without saying it", async () => {
    const response = reply(200, { ...presence(), path: "YWMtSecretOfTheTest" });
    const check = expect(response).toConform("getUserStatus", { token: "YWMtSecretOfTheTest" });
    const failure = await check.then(
      () => "",
      (error: Error) => error.message,
    );
    expect(failure).toContain("leak");
    expect(failure).not.toContain("YWMtSecretOfTheTest");
  });

  test("says what to do with something that is no response, an unknown operation, a response that was read", async () => {
    await expect(expect({}).toConform("getUserStatus")).rejects.toThrow(/fetch Response/);
    await expect(expect(reply(200, presence())).toConform("noSuchOperation")).rejects.toThrow(/sendMessageToUser/);
    const read = reply(200, presence());
    await read.text();
    await expect(expect(read).toConform("getUserStatus")).rejects.toThrow(/read already/);
  });
});

await describeContract({
  name: "describeContract on a right server",
  url: () => server.url,
  token: TOKEN,
  only: ["getUserStatus/auth/*", "getUserStatus/sequence/repeat", "sendMessageToUser/body/examples/*"],
});
