import { validateReply } from "@emchat/schema/validators";
import { expect, test } from "vitest";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, JSON_TYPE, SEND, STATUS, serve } from "./harness/running-server.ts";

test("a part of the mock that throws costs one reply, never the process: the caller gets the declared 500", async () => {
  let broken = false;
  const server = await serve({
    clock() {
      if (broken) throw new Error("the clock is broken");
      return 1_404_932_199_220;
    },
  });
  const ask = (headers: Record<string, string> = {}): ReturnType<typeof sendRaw> =>
    sendRaw(server, requestText("GET", STATUS, { ...AUTHORIZED, ...headers }));
  expect((await ask()).status).toBe(200);
  broken = true;
  const replies = [
    await ask(),
    await ask({ prefer: "delay=5" }),
    await ask({ "x-mock-session": "another" }),
    await sendRaw(
      server,
      requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE }, '{"msg":{"type":"txt","msg":"hi"}}'),
    ),
  ];
  for (const { status, body } of replies) {
    expect(status).toBe(500);
    expect(validateReply("getUserStatus", 500, JSON.parse(body))).toEqual([]);
  }
  expect((await sendRaw(server, "nonsense\r\n\r\n")).status).toBe(400);
  expect((await sendRaw(server, requestText("GET", "/__mock/api/v1/info", { host: "localhost" }))).status).toBe(500);
  broken = false;
  expect((await ask()).status).toBe(200);
});
