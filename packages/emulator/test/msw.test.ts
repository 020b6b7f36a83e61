import nodeHttp from "node:http";
import { createEmulator } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { APP, ORG } from "./calls.ts";

const BASE = "http://chat.test:8080/api";
const emulator = createEmulator();
const server = setupServer(
  ...createHandlers(emulator, { baseUrl: BASE }),
  http.get("http://chat.test:8080/*", () => HttpResponse.text("mine")),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  emulator.reset();
});
const headers = { authorization: "Bearer any", "content-type": "application/json" };

describe("the MSW handlers", () => {
  test("answer fetch below their base URL from the emulator's state", async () => {
    emulator.users.put(ORG, APP, "zw123", { status: "online" });
    const response = await fetch(`${BASE}/${ORG}/${APP}/users/zw123/status`, { headers });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      data: [{ target_name: "zw123", result_content: { result: "online" } }],
    });
  });

  test("answer node:http as well, body and all", async () => {
    const sent = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const call = nodeHttp.request(
        `${BASE}/${ORG}/${APP}/groups/1402541206787/messages`,
        { method: "POST", headers },
        (response) => {
          let text = "";
          response.on("data", (chunk) => {
            text += String(chunk);
          });
          response.on("end", () => resolve({ status: response.statusCode, text }));
        },
      );
      call.on("error", reject);
      call.end(JSON.stringify({ msg: { type: "text", msg: "hello groupchat" } }));
    });

    expect([sent.status, JSON.parse(sent.text)]).toMatchObject([
      200,
      { data: [{ result_code: 200, result_content: { result: "ok" } }] },
    ]);
    expect(emulator.messages.latest()?.target).toEqual({ kind: "group", name: "1402541206787" });
  });

  test("answer wrong paths below their base themselves and leave everything else to others", async () => {
    expect((await fetch(`${BASE}/nowhere`, { headers })).status).toBe(404);
    for (const path of ["/own", `/apiary/${ORG}/${APP}/users/a/status`, "/api", `/${ORG}/${APP}/users/a/status`]) {
      expect(await (await fetch(`http://chat.test:8080${path}`)).text()).toBe("mine");
    }
  });

  test("stand at the service's own address by default", async () => {
    const other = createEmulator();
    server.use(...createHandlers(other));
    await fetch(`https://a1.easemob.com/${ORG}/${APP}/users/zw123/messages`, {
      method: "POST",
      headers,
      body: '{"msg":{"type":"txt","msg":"x"}}',
    });

    expect([other.messages.size, emulator.messages.size]).toEqual([1, 0]);
    server.resetHandlers();
  });

  test("are refused a base URL that is no address", () => {
    expect(() => createHandlers(emulator, { baseUrl: "chat.test" })).toThrow(/baseUrl must be an address/);
  });
});
