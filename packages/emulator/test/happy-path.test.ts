import { createEmulator } from "@emchat/emulator";
import { describe, expect, test } from "vitest";
import { APP, body, NOW, ORG, post, ROOT, raw, sendToGroup, sendToUser, status } from "./calls.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("a status call", () => {
  test("of a user never heard of answers offline, in the ten keys of July 2014 and their order", () => {
    const reply = status(createEmulator({ clock: () => NOW }), "zw123");

    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toBe("application/json");
    const { application, ...rest } = body(reply);
    expect(application).toMatch(UUID);
    expect(rest).toEqual({
      action: "get",
      params: {},
      uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
      entities: [],
      data: [{ target_name: "zw123", result_code: 200, result_content: { result: "offline" } }],
      timestamp: NOW,
      duration: 0,
      organization: ORG,
      applicationName: APP,
    });
    expect(Object.keys(body(reply))).toEqual(
      "action application params uri entities data timestamp duration organization applicationName".split(" "),
    );
  });

  test("answers online once the user is set online", () => {
    const emulator = createEmulator();
    emulator.users.put(ORG, APP, "zw123", { status: "online" });

    expect(body(status(emulator, "zw123"))["data"]).toEqual([
      { target_name: "zw123", result_code: 200, result_content: { result: "online" } },
    ]);
  });

  test("echoes the name as it was asked for, though upper and lower case are one user", () => {
    const emulator = createEmulator();
    emulator.users.put(ORG, APP, "Alice", { status: "online" });

    expect(body(status(emulator, "ALICE"))["data"]).toEqual([
      { target_name: "ALICE", result_code: 200, result_content: { result: "online" } },
    ]);
    expect(emulator.users.get(ORG, APP, "aLiCe")).toEqual({ username: "alice", status: "online" });
  });

  test("echoes its query in params, a repeated name with all its values", () => {
    const reply = createEmulator().exchange(raw("GET", `${ROOT}/users/zw123/status?b=2&a=1&b=%E4%BD%A0+x&empty`));

    expect(JSON.stringify(body(reply)["params"])).toBe('{"b":["2","你 x"],"a":["1"],"empty":[""]}');
  });

  test("tells the time between request and reply as duration", () => {
    let now = NOW;
    const clock = (): number => {
      now += 3;
      return now;
    };
    expect(body(status(createEmulator({ clock }), "zw123"))["duration"]).toBe(3);
  });

  test("names the service's address that the config names", () => {
    const emulator = createEmulator({ config: { serviceUrl: "http://127.0.0.1:4010/" } });

    expect(body(status(emulator, "zw123"))["uri"]).toBe("http://127.0.0.1:4010/easemob-demo/chatdemoui");
  });
});

describe("an application's id", () => {
  const idOf = (org: string, app: string): unknown =>
    body(createEmulator().exchange(raw("GET", `/${org}/${app}/users/a/status`)))["application"];

  test("is the same for the same application and differs between applications", () => {
    const ids = [idOf("a", "b"), idOf("a", "c"), idOf("b", "b"), idOf("A", "b")];

    expect(idOf("a", "b")).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });

  test("is the config's where it names one", () => {
    const id = "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5";
    const emulator = createEmulator({ config: { apps: [{ org: ORG, app: APP, id }] } });

    expect(body(status(emulator, "zw123"))["application"]).toBe(id);
  });
});

describe("a send", () => {
  test("to a user answers ok and keeps the message", () => {
    const emulator = createEmulator({ clock: () => NOW });
    const reply = post(
      emulator,
      "/users/ZW123/messages",
      { msg: { type: "text", msg: "你好" }, from: "Support", ext: { order: 17 } },
      { "x-request-id": "req-1" },
    );

    expect(reply.status).toBe(200);
    expect(body(reply)).toMatchObject({
      action: "post",
      data: [{ result_code: 200, result_content: { result: "ok" } }],
    });
    expect(emulator.messages.latest()).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{8}-1$/),
      sequence: 1,
      time: NOW,
      requestId: "req-1",
      operationId: "sendMessageToUser",
      org: ORG,
      app: APP,
      target: { kind: "user", name: "zw123" },
      from: "support",
      message: { type: "text", msg: "你好" },
      ext: { order: 17 },
      token: "unlisted",
      bytes: new TextEncoder().encode('{"msg":{"type":"text","msg":"你好"},"from":"Support","ext":{"order":17}}')
        .byteLength,
    });
    expect(reply.message).toEqual(emulator.messages.latest());
  });

  test("without a sender comes from admin", () => {
    const emulator = createEmulator();
    sendToUser(emulator);

    expect(emulator.messages.latest()?.from).toBe("admin");
  });

  test("to a group keeps the members that the group has at that time", () => {
    const emulator = createEmulator();
    emulator.groups.put(ORG, APP, "1402541206787", { members: ["Alice", "bob"] });
    expect(sendToGroup(emulator).status).toBe(200);
    emulator.groups.put(ORG, APP, "1402541206787", { members: [] });

    expect(emulator.messages.latest()?.target).toEqual({
      kind: "group",
      name: "1402541206787",
      members: ["alice", "bob"],
    });
  });

  test("to a target that is set up to fail has its code inside a 200, and keeps no message", () => {
    const emulator = createEmulator();
    emulator.users.put(ORG, APP, "zw123", { failure: { code: 404, result: "no such user" } });
    emulator.groups.put(ORG, APP, "1402541206787", { failure: { code: 500 } });

    const toUser = sendToUser(emulator);
    const toGroup = sendToGroup(emulator);
    expect([toUser.status, body(toUser)["data"]]).toEqual([
      200,
      [{ result_code: 404, result_content: { result: "no such user" } }],
    ]);
    expect([toGroup.status, body(toGroup)["data"]]).toEqual([200, [{ result_code: 500 }]]);
    expect([emulator.messages.size, toUser.message]).toEqual([0, undefined]);

    emulator.users.put(ORG, APP, "zw123", { failure: null });
    expect(body(sendToUser(emulator))["data"]).toEqual([{ result_code: 200, result_content: { result: "ok" } }]);
  });
});

describe("every reply", () => {
  test("has a request id, the caller's own where it is a plain one", () => {
    const emulator = createEmulator();
    const idOf = (given: string | undefined): string | undefined =>
      status(emulator, "zw123", { "x-request-id": given }).headers["x-request-id"];

    expect(idOf("my-id_1.2")).toBe("my-id_1.2");
    for (const given of [undefined, "", "a b", "a\nb", "x".repeat(129)]) {
      expect(idOf(given)).toMatch(/^[a-z0-9]{8}-[a-z0-9]+$/);
    }
    expect(emulator.exchange(raw("GET", "/nowhere")).headers["x-request-id"]).toMatch(/^[a-z0-9]{8}-/);
  });
});
