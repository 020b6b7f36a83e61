import { validateReply } from "@emchat/schema/validators";
import { describe, expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { control } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { requestText, sendRaw } from "./harness/raw-socket.ts";
import { AUTHORIZED, askStatus, GROUP, JSON_TYPE, SEND, STATUS, sendText, serve } from "./harness/running-server.ts";

const fault = (server: MockServer, body: unknown): ReturnType<typeof control> =>
  control(server, "POST", "api/v1/faults", { body });
const rawStatus = (server: MockServer, headers: Record<string, string> = {}): ReturnType<typeof sendRaw> =>
  sendRaw(server, requestText("GET", STATUS, { ...AUTHORIZED, ...headers }));

test("an effect that is no object with a known kind is refused", async () => {
  const server = await serve();
  for (const effect of ["reset", 503, ["reset"], null, {}, { kind: "nosuch" }])
    expect([effect, (await fault(server, { effect })).status]).toEqual([effect, 400]);
  expect((await control(server, "GET", "api/v1/faults")).body.faults).toEqual([]);
});

describe("in the envelope", () => {
  test.each([400, 401, 403, 404, 413, 415, 429, 500, 503])(
    "an error %i is a declared reply with its headers",
    async (status) => {
      const server = await serve();
      await fault(server, { effect: { kind: "error", status } });
      const reply = await sendText(server, "hi");
      expect(reply.status).toBe(status);
      expect(validateReply("sendMessageToUser", status, await reply.json())).toEqual([]);
      if (status === 401) expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer/);
      if (status === 429 || status === 503) expect(Number(reply.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
      expect(server.emulator.messages.size).toBe(0);
    },
  );

  test("an error can have its own identifier, description and Retry-After", async () => {
    const server = await serve();
    await fault(server, {
      effect: { kind: "error", status: 429, error: "resource_limited", description: "quota", retryAfter: 7 },
    });
    const reply = await askStatus(server);
    expect(reply.headers.get("retry-after")).toBe("7");
    expect(await reply.json()).toMatchObject({ error: "resource_limited", error_description: "quota" });
  });

  test("an operation that does not declare the status is not struck", async () => {
    const server = await serve({ faults: ["413"] });
    expect((await askStatus(server)).status).toBe(200);
    expect((await sendText(server, "hi")).status).toBe(413);
  });

  test("one target fails inside a reply of status 200, and nothing is stored for it", async () => {
    const server = await serve();
    await fault(server, { match: { target: "ZW123" }, effect: { kind: "result", code: 404, result: "gone" } });
    const failed = (await (await sendText(server, "hi")).json()) as { data: unknown };
    expect(failed.data).toEqual([{ result_code: 404, result_content: { result: "gone" } }]);
    expect(validateReply("sendMessageToUser", 200, failed)).toEqual([]);
    expect(((await (await sendText(server, "hi", { path: GROUP })).json()) as { data: unknown }).data).toEqual([
      { result_code: 200, result_content: { result: "ok" } },
    ]);
    expect(server.emulator.messages.size).toBe(1);
    const asked = (await (await askStatus(server)).json()) as { data: { result_code: number }[] };
    expect(asked.data[0]?.result_code).toBe(404);
  });

  test("a rate counts calls by tenant and answers 429 with Retry-After until the window is over", async () => {
    let now = 1_404_932_199_220;
    const server = await serve({ clock: () => now, faults: ["rate:2/s"] });
    const statuses = async (): Promise<number[]> => [
      (await askStatus(server)).status,
      (await askStatus(server)).status,
      (await askStatus(server)).status,
    ];
    expect(await statuses()).toEqual([200, 200, 429]);
    expect((await askStatus(server)).headers.get("retry-after")).toBe("1");
    expect((await fetch(`${server.url}/other/app/users/a/status`, { headers: AUTHORIZED })).status).toBe(200);
    now += 1_000;
    expect((await askStatus(server)).status).toBe(200);
  });
});

describe("on the wire", () => {
  test("a reset reaches the caller as a reset", async () => {
    const server = await serve({ faults: ["reset"] });
    const { text, reset } = await rawStatus(server);
    expect([text, reset]).toEqual(["", true]);
    await expect(askStatus(server)).rejects.toThrow();
  });

  test("an empty reply closes the connection without a byte, and without a reset", async () => {
    const server = await serve({ faults: ["empty"] });
    const { text, reset } = await rawStatus(server);
    expect([text, reset]).toEqual(["", false]);
  });

  test("a truncated body is shorter than its Content-Length", async () => {
    const server = await serve({ faults: ["truncate:20"] });
    const { status, headers, body } = await rawStatus(server);
    expect([status, body.length]).toEqual([200, 20]);
    expect(Number(headers["content-length"])).toBeGreaterThan(100);
    await expect(askStatus(server).then((reply) => reply.text())).rejects.toThrow();
  });

  test("a malformed body is whole, announced as JSON, and none", async () => {
    const server = await serve({ faults: ["malformed"] });
    const { headers, body } = await rawStatus(server);
    expect(headers["content-type"]).toBe("application/json");
    expect(Number(headers["content-length"])).toBe(Buffer.byteLength(body));
    expect(() => JSON.parse(body)).toThrow();
  });

  test("a drip sends the whole body in small pieces", async () => {
    const server = await serve({ faults: ["drip:50/20"] });
    const before = performance.now();
    const reply = await askStatus(server);
    const chunks: number[] = [];
    for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk.byteLength);
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.reduce((sum, size) => sum + size, 0)).toBe(Number(reply.headers.get("content-length")));
    expect(performance.now() - before).toBeGreaterThanOrEqual(50);
  });

  test("a caller that leaves in the middle of a drip is journaled, and harms nobody", async () => {
    const server = await serve({ faults: ["drip:1/50"] });
    const abort = new AbortController();
    await fetch(server.url + STATUS, { headers: AUTHORIZED, signal: abort.signal });
    abort.abort();
    await expect.poll(async () => (await control(server, "GET", "api/v1/requests")).body.total).toBe(1);
  });

  test("a wrong content type comes with the same body", async () => {
    const server = await serve({ faults: ["content-type:text/html"] });
    const { headers, body } = await rawStatus(server);
    expect(headers["content-type"]).toBe("text/html");
    expect(JSON.parse(body)).toHaveProperty("data");
  });

  test("latency delays the reply by what was asked, fixed or in a range", async () => {
    const server = await serve();
    const { body } = await fault(server, { effect: { kind: "latency", min: 80, max: 120 }, times: 2 });
    for (let round = 0; round < 2; round += 1) {
      const before = performance.now();
      expect((await askStatus(server)).status).toBe(200);
      expect(performance.now() - before).toBeGreaterThanOrEqual(70);
    }
    expect((await control(server, "GET", "api/v1/requests/latest")).body).toMatchObject({
      faults: [{ id: body.id, kind: "latency" }],
      outcome: "answered",
    });
  });
});

describe("which calls are struck", () => {
  test("times are used up first, in order, then percent; then the fault is gone", async () => {
    const server = await serve({ seed: 3 });
    await fault(server, { effect: { kind: "error", status: 500 }, percent: 50 });
    await fault(server, { effect: { kind: "error", status: 503 }, times: 2 });
    expect([(await askStatus(server)).status, (await askStatus(server)).status]).toEqual([503, 503]);
    const { faults } = (await control(server, "GET", "api/v1/faults")).body;
    expect(faults.map(({ effect }: { effect: { status: number } }) => effect.status)).toEqual([500]);
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) statuses.push((await askStatus(server)).status);
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(8);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(8);
  });

  test("a fault can be meant for one operation, tenant, target or token", async () => {
    const server = await serve({ config: { tokens: [{ label: "ci", token: "ci-token-1" }] } });
    const strikes = async (match: unknown): Promise<readonly number[]> => {
      await control(server, "DELETE", "api/v1/faults");
      await fault(server, { match, effect: { kind: "error", status: 500 } });
      return [
        (await askStatus(server)).status,
        (await askStatus(server, { authorization: "Bearer ci-token-1" })).status,
        (await sendText(server, "hi", { path: GROUP })).status,
        (await fetch(`${server.url}/org/app/users/zw123/status`, { headers: AUTHORIZED })).status,
      ];
    };
    expect(await strikes({ operations: ["sendMessageToGroup"] })).toEqual([200, 200, 500, 200]);
    expect(await strikes({ target: "zw123", org: "easemob-demo" })).toEqual([500, 500, 200, 200]);
    expect(await strikes({ token: "ci" })).toEqual([200, 500, 200, 200]);
    expect(await strikes({ app: "app" })).toEqual([200, 200, 200, 500]);
  });

  test("a fault can be stopped, alone or with all others, and the stream says so", async () => {
    const server = await serve();
    const stream = await listen(server, "?types=faults");
    /** The event of a change tells how things are when it is written, so it is heard before the next change. */
    const count = async (): Promise<number> => (await stream.next("faults")).data.faults.length;
    const { body: first } = await fault(server, { effect: { kind: "reset" } });
    expect(await count()).toBe(1);
    await fault(server, { effect: { kind: "empty" } });
    expect(await count()).toBe(2);
    expect((await control(server, "DELETE", `api/v1/faults/${first.id}`)).status).toBe(204);
    expect(await count()).toBe(1);
    expect((await control(server, "DELETE", `api/v1/faults/${first.id}`)).status).toBe(404);
    expect((await control(server, "DELETE", "api/v1/faults")).status).toBe(204);
    expect(await count()).toBe(0);
    expect((await askStatus(server)).status).toBe(200);
    stream.close();
  });

  test("there are at most 100 faults", async () => {
    const server = await serve();
    for (let count = 0; count < 100; count += 1) await fault(server, { effect: { kind: "latency", min: 0 } });
    expect((await fault(server, { effect: { kind: "reset" } })).status).toBe(409);
  });
});

describe("by preference of one call", () => {
  test.each([
    ["fault=503", 503],
    ["fault=503:resource_limited", 503],
    ["fault=rate:1/s", 429],
    ["fault=result:404", 200],
    ['fault="latency:5-10"', 200],
    ["delay=30", 200],
  ])("Prefer: %s is honoured once, and said so", async (prefer, status) => {
    const server = await serve();
    const reply = await askStatus(server, { prefer });
    expect(reply.status).toBe(status);
    expect(reply.headers.get("preference-applied")).toContain(prefer.split("=")[0]);
    expect((await askStatus(server)).status).toBe(200);
  });

  test("Prefer: fault=reset resets this connection only", async () => {
    const server = await serve();
    expect((await rawStatus(server, { prefer: "fault=reset" })).reset).toBe(true);
    expect((await rawStatus(server)).status).toBe(200);
    const { body } = await control(server, "GET", "api/v1/requests?query=fault:reset");
    expect(body.requests[0]).toMatchObject({ outcome: "cut", faults: [{ id: "prefer", kind: "reset" }] });
    expect(body.requests[0]).not.toHaveProperty("status");
  });

  test.each(["fault=nonsense", "fault=latency:99999999", "delay=-1", "delay=60001", "delay=soon"])(
    "Prefer: %s is told to be wrong",
    async (prefer) => {
      const server = await serve();
      const reply = await askStatus(server, { prefer });
      expect(reply.status).toBe(400);
      expect(((await reply.json()) as { error_description: string }).error_description).toContain("Prefer:");
    },
  );

  test("code and example win over the state, dynamic makes data up", async () => {
    const server = await serve();
    const online = (await (await askStatus(server, { prefer: "example=online" })).json()) as {
      data: unknown;
      timestamp: number;
    };
    expect(online.timestamp).toBe(1404932199220);
    expect((await askStatus(server, { prefer: "code=403" })).status).toBe(403);
    await askStatus(server, { prefer: "dynamic=true" });
    expect((await control(server, "GET", "api/v1/requests/latest")).body).toMatchObject({
      outcome: "preferred",
      preferences: [{ name: "dynamic", value: "true", applied: true }],
    });
  });
});

test("while a fault is active a header and the log say so", async () => {
  const server = await serve();
  await fault(server, { match: { operations: ["sendMessageToGroup"] }, effect: { kind: "error", status: 500 } });
  expect((await askStatus(server)).headers.get("x-mock-fault")).toBe("none; active=1");
  const struck = await sendText(server, "hi", { path: GROUP });
  expect(struck.headers.get("x-mock-fault")).toBe("error; id=f-1");
  await control(server, "DELETE", "api/v1/faults");
  expect((await askStatus(server)).headers.get("x-mock-fault")).toBeNull();
});

test("faults come from the options and from the configuration too", async () => {
  const server = await serve({
    faults: ["503 times=1 op=getUserStatus"],
    config: { faults: ["429 times=1", { effect: { kind: "latency", min: 1 }, times: 1 }] },
  });
  const { faults } = (await control(server, "GET", "api/v1/faults")).body;
  expect(faults.map(({ source }: { source: string }) => source)).toEqual(["config", "config", "cli"]);
  expect([
    (await askStatus(server)).status,
    (await askStatus(server)).status,
    (await askStatus(server)).status,
  ]).toEqual([429, 503, 200]);
});

test("a POST that a fault breaks after the answer was stored, and one that it breaks before was not", async () => {
  const server = await serve();
  const post = (prefer: string): ReturnType<typeof sendRaw> =>
    sendRaw(
      server,
      requestText("POST", SEND, { ...AUTHORIZED, ...JSON_TYPE, prefer }, '{"msg":{"type":"txt","msg":"hi"}}'),
    );
  await post("fault=truncate");
  expect(server.emulator.messages.size).toBe(1);
  await post("fault=reset");
  expect(server.emulator.messages.size).toBe(1);
});
