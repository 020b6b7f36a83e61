import { expect, test } from "vitest";
import { STATS_EVERY_MS } from "../src/events/event-stream.ts";
import { control } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { askStatus, GROUP, sendText, serve, TENANT } from "./harness/running-server.ts";

const USER = `api/v1/apps${TENANT}/users/zw123`;
const presenceOf = async (reply: Response): Promise<unknown> =>
  ((await reply.json()) as { data: { result_content: { result: string } }[] }).data[0]?.result_content.result;

test("a presence that is set is what the service says next", async () => {
  const server = await serve();
  expect(await presenceOf(await askStatus(server))).toBe("offline");
  expect((await control(server, "PUT", USER, { body: { status: "online" } })).body).toMatchObject({
    status: "online",
    known: true,
  });
  expect(await presenceOf(await askStatus(server))).toBe("online");
  expect((await control(server, "DELETE", USER)).status).toBe(204);
  expect(await presenceOf(await askStatus(server))).toBe("offline");
});

test("many presences can be set at once", async () => {
  const server = await serve();
  const { body } = await control(server, "PATCH", `api/v1/apps${TENANT}/users`, {
    body: {
      users: [
        { username: "ZW123", status: "online" },
        { username: "alice", status: "offline" },
      ],
    },
  });
  expect(body.users.map(({ username, status }: Record<string, string>) => [username, status])).toEqual([
    ["alice", "offline"],
    ["zw123", "online"],
  ]);
  expect(await presenceOf(await askStatus(server))).toBe("online");
});

test("a message is readable by id, as the latest, by target and by query", async () => {
  const server = await serve();
  await sendText(server, "see you at noon", { from: "alice" });
  await sendText(server, "to everybody", { path: GROUP });
  const { body: list } = await control(server, "GET", "api/v1/messages");
  expect(list).toMatchObject({ total: 2, matched: 2, dropped: 0 });
  const [newest, oldest] = list.messages;
  expect(newest).toMatchObject({ to: { kind: "group", name: "1402541206787" }, from: "admin", text: "to everybody" });
  expect(oldest).toMatchObject({
    to: { kind: "user", name: "zw123" },
    from: "alice",
    type: "txt",
    message: { type: "txt", msg: "see you at noon" },
  });
  expect((await control(server, "GET", `api/v1/messages/${oldest.id}`)).body).toEqual(oldest);
  expect((await control(server, "GET", "api/v1/messages/latest")).body).toEqual(newest);
  expect((await control(server, "GET", "api/v1/messages/latest?query=to:zw123")).body).toEqual(oldest);
  expect((await control(server, "GET", "api/v1/messages?query=from:ALICE%20noon")).body.messages).toEqual([oldest]);
  expect((await control(server, "GET", `api/v1/requests/${oldest.requestId}`)).body.messages).toEqual([oldest.id]);
});

test("a message is on the event stream as soon as it is answered, presence and request too", async () => {
  const server = await serve();
  const stream = await listen(server);
  await (await sendText(server, "warm up")).text();
  await stream.next("message");
  const delays: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await (await sendText(server, `live ${round}`)).text();
    const replied = performance.now();
    const event = await stream.next("message");
    expect(event.data.text).toBe(`live ${round}`);
    delays.push(event.receivedAt - replied);
  }
  // It waits for nothing else that the stream says by its own beat; a busy machine takes its time, but not every time.
  expect(Math.min(...delays)).toBeLessThan(STATS_EVERY_MS / 2);
  await control(server, "PUT", USER, { body: { status: "online" } });
  expect((await stream.next("presence")).data).toMatchObject({
    user: { username: "zw123", status: "online" },
    deleted: false,
  });
  await askStatus(server);
  expect((await stream.next("request")).data).toMatchObject({ operationId: "getUserStatus", status: 200 });
  stream.close();
});

test("events that were missed are replayed by Last-Event-ID; after a restart hello says that they are lost", async () => {
  const server = await serve();
  const first = await listen(server, "?types=message");
  await sendText(server, "one");
  const seen = await first.next("message");
  first.close();
  await sendText(server, "two");
  await sendText(server, "three");
  const second = await listen(server, "?types=message", { "last-event-id": seen.id });
  expect(second.events[0]).toMatchObject({ type: "hello", data: { missed: false } });
  expect((await second.next("message")).data.text).toBe("two");
  expect((await second.next("message")).data.text).toBe("three");
  second.close();
  const third = await listen(await serve(), `?lastEventId=${seen.id}`);
  expect(third.events[0]).toMatchObject({ type: "hello", data: { missed: true } });
  third.close();
});

test("wait returns at once what is there, and later what comes", async () => {
  const server = await serve();
  const waiting = control(server, "GET", "api/v1/wait?query=to:zw123%20hello&timeout=10000");
  setTimeout(() => void sendText(server, "hello at last"), 100);
  const { status, body } = await waiting;
  expect([status, body.passed, body.matches[0].text]).toEqual([200, true, "hello at last"]);
  expect((await control(server, "GET", "api/v1/wait?query=hello&timeout=0")).status).toBe(200);
});

test("wait for a refused request works too", async () => {
  const server = await serve();
  const waiting = control(server, "GET", "api/v1/wait?of=requests&query=status:4xx&timeout=10000");
  setTimeout(() => void fetch(server.url + GROUP, { method: "POST" }), 50);
  expect((await waiting).body.matches[0]).toMatchObject({ status: 401, error: "unauthorized", outcome: "refused" });
});

test("wait that is not met in time is answered 409 with the near misses", async () => {
  const server = await serve();
  await sendText(server, "hello", { from: "alice" });
  const { status, body } = await control(server, "GET", "api/v1/wait?query=to:zw123%20from:bob&timeout=100");
  expect(status).toBe(409);
  expect(body.nearMisses[0]).toMatchObject({ matched: 1, of: 2, differences: [{ term: "from:bob", got: "alice" }] });
});

test("verify says whether it happened, how often, and what was different", async () => {
  const server = await serve();
  await sendText(server, "one", { from: "alice" });
  await sendText(server, "two", { from: "alice" });
  const verify = async (body: unknown): Promise<readonly [number, string]> => {
    const reply = await control(server, "POST", "api/v1/verify", { body });
    return [reply.status, reply.body.summary];
  };
  expect(await verify({ query: "from:alice", count: 2 })).toEqual([
    200,
    "expected exactly 2 messages that match from:alice, found 2",
  ]);
  expect(await verify({ query: "from:alice", count: 1 })).toEqual([
    409,
    "expected exactly 1 message that matches from:alice, found 2",
  ]);
  expect(await verify({ query: "from:alice", max: 1 })).toEqual([
    409,
    "expected at most 1 message that matches from:alice, found 2",
  ]);
  expect(await verify({ query: "from:bob", count: 0 })).toEqual([
    200,
    "expected exactly 0 messages that match from:bob, found none",
  ]);
  expect(await verify({ of: "requests", query: "op:sendMessage* status:2xx", min: 1, max: 3 })).toEqual([
    200,
    "expected 1 to 3 requests that match op:sendMessage* status:2xx, found 2",
  ]);
  expect((await verify({ query: "", count: 1, min: 1 }))[0]).toBe(400);
});

test("reset goes back to the seed: users, messages, journal, faults and coverage, with the same ids again", async () => {
  const server = await serve({
    config: {
      apps: [{ org: "easemob-demo", app: "chatdemoui", users: [{ username: "zw123", status: "online" }] }],
      faults: ["latency:1 times=3"],
    },
  });
  await sendText(server, "before");
  const first = (await control(server, "GET", "api/v1/messages")).body.messages[0].id;
  await control(server, "PUT", USER, { body: { status: "offline" } });
  await control(server, "DELETE", "api/v1/faults");
  expect((await control(server, "POST", "api/v1/reset")).body.reset).toEqual([
    "state",
    "journal",
    "faults",
    "coverage",
  ]);
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(0);
  expect((await control(server, "GET", "api/v1/requests")).body.total).toBe(0);
  expect((await control(server, "GET", "api/v1/faults")).body.faults[0]).toMatchObject({
    remaining: 3,
    source: "config",
  });
  expect((await control(server, "GET", "api/v1/coverage")).body.summary.operations.hit).toBe(0);
  expect(await presenceOf(await askStatus(server))).toBe("online");
  server.reset();
  await sendText(server, "after");
  expect((await control(server, "GET", "api/v1/messages")).body.messages[0].id).toBe(first);
});

test("a reset of one scope leaves the others", async () => {
  const server = await serve();
  await sendText(server, "kept out");
  await control(server, "PUT", USER, { body: { status: "online" } });
  await control(server, "POST", "api/v1/reset?scope=journal,coverage");
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(0);
  expect(await presenceOf(await askStatus(server))).toBe("online");
});

test("two sessions do not see each other's users, messages, requests, faults, coverage and events", async () => {
  const server = await serve();
  const red = { session: "red" };
  const blue = { session: "blue" };
  const redStream = await listen(server, "?session=red");
  await control(server, "PUT", USER, { ...red, body: { status: "online" } });
  await control(server, "POST", "api/v1/faults", { ...blue, body: { effect: { kind: "error", status: 503 } } });
  await sendText(server, "red only", { headers: { "x-mock-session": "red" } });
  expect(await presenceOf(await askStatus(server, { "x-mock-session": "red" }))).toBe("online");
  expect((await askStatus(server, { "x-mock-session": "blue" })).status).toBe(503);
  expect(await presenceOf(await askStatus(server))).toBe("offline");
  const totals = async (options: { session?: string }): Promise<readonly number[]> => [
    (await control(server, "GET", "api/v1/messages", options)).body.total,
    (await control(server, "GET", "api/v1/requests", options)).body.total,
    (await control(server, "GET", "api/v1/coverage", options)).body.summary.operations.hit,
  ];
  expect([await totals(red), await totals(blue), await totals({})]).toEqual([
    [1, 2, 2],
    [0, 1, 1],
    [0, 1, 1],
  ]);
  expect((await control(server, "GET", "api/v1/sessions")).body.sessions.map(({ id }: { id: string }) => id)).toEqual([
    "default",
    "blue",
    "red",
  ]);
  expect((await redStream.next("message")).data.text).toBe("red only");
  // whatever was said before this last word has come
  await control(server, "PUT", USER, { ...red, body: { status: "offline" } });
  await redStream.next("presence");
  expect(redStream.events.filter(({ type }) => type === "request")).toHaveLength(2);
  redStream.close();
});

test("a session that is dropped begins anew", async () => {
  const server = await serve();
  await sendText(server, "gone soon", { headers: { "x-mock-session": "red" } });
  expect((await control(server, "DELETE", "api/v1/sessions/red")).status).toBe(204);
  expect((await control(server, "GET", "api/v1/messages", { session: "red" })).body.total).toBe(0);
  expect((await control(server, "DELETE", "api/v1/sessions/nosuch")).status).toBe(404);
  expect((await control(server, "DELETE", "api/v1/sessions/default")).status).toBe(400);
});

test.each(["", " ", "a b", "../x", "x".repeat(65), "-x"])(
  "the session name %j is refused, by the service in its envelope",
  async (name) => {
    const server = await serve();
    const reply = await fetch(`${server.url}/__mock/api/v1/messages?session=${encodeURIComponent(name)}`);
    expect(reply.status).toBe(400);
    if (name.trim() === "") return;
    const call = await askStatus(server, { "x-mock-session": name });
    expect([call.status, ((await call.json()) as { error: string }).error]).toEqual([400, "illegal_argument"]);
  },
);

test("the same seed and the same calls give the same bytes", async () => {
  const bytes = async (): Promise<string> => {
    const server = await serve({ seed: 42, clock: () => 1_404_932_199_220 });
    const replies = [
      await askStatus(server),
      await sendText(server, "same"),
      await sendText(server, "same", { path: GROUP }),
    ];
    const texts = await Promise.all(replies.map((reply) => reply.text()));
    return JSON.stringify([
      texts,
      replies.map((reply) => reply.headers.get("x-request-id")),
      (await control(server, "GET", "api/v1/messages")).body,
    ]);
  };
  expect(await bytes()).toBe(await bytes());
});
