import { createEmulator, createEmulatorFetch, type EmulatorConfig, type EmulatorFetch } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, TOKEN } from "./calls.ts";

const BASE = "https://a1.easemob.com";
const network = setupServer();
beforeAll(() => network.listen({ onUnhandledFrame: "error" }));
afterAll(() => network.close());

/** A front over an emulator of its own. */
type Front = (config?: EmulatorConfig) => EmulatorFetch;

const byFetch: Front = (config) => createEmulatorFetch({ config, seed: 1 });
const byMsw: Front = (config) => {
  const emulator = createEmulator({ config, seed: 1 });
  network.resetHandlers(...createHandlers(emulator, { baseUrl: BASE }));
  return Object.assign((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init), { emulator });
};

const ask = (front: EmulatorFetch, prefer?: string, signal?: AbortSignal): Promise<Response> =>
  front(`${BASE}${ROOT}/users/zw123/status`, {
    headers: { authorization: TOKEN, ...(prefer === undefined ? undefined : { prefer }) },
    ...(signal === undefined ? undefined : { signal }),
  });
const send = (front: EmulatorFetch, prefer: string): Promise<Response> =>
  front(`${BASE}${ROOT}/users/zw123/messages`, {
    method: "POST",
    headers: { authorization: TOKEN, "content-type": "application/json", prefer },
    body: JSON.stringify({ msg: { type: "txt", msg: "你好" } }),
  });

describe.each([
  ["fetch", byFetch],
  ["MSW", byMsw],
])("by %s", (_, open) => {
  test("an error is answered in place of the service, with its headers, as often as it is meant", async () => {
    const front = open({ faults: ["503 times=1 retry-after=7"] });
    const reply = await ask(front);
    expect([reply.status, reply.headers.get("retry-after"), reply.headers.get("x-mock-fault")]).toEqual([
      503,
      "7",
      "error; id=f-1",
    ]);
    expect((await ask(front)).status).toBe(200);
  });

  test("a status that no operation declares strikes all of them; one that another declares leaves this one alone", async () => {
    expect((await ask(open({ faults: ["502"] }))).status).toBe(502);
    expect((await ask(open({ faults: ["413"] }))).status).toBe(200);
    expect((await ask(open({ faults: ["413 op=getUserStatus"] }))).status).toBe(413);
    expect((await ask(open(), "fault=418")).status).toBe(418);
  });

  test("a target that fails does so inside a 200, and nothing is stored", async () => {
    const front = open();
    const reply = await send(front, "fault=result:404");
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ data: [{ result_code: 404 }] });
    expect(front.emulator.messages.size).toBe(0);
  });

  test("a rate answers 429 beyond its limit", async () => {
    const front = open({ faults: ["rate:2/min"] });
    expect([(await ask(front)).status, (await ask(front)).status, (await ask(front)).status]).toEqual([200, 200, 429]);
  });

  test("a delay comes before the reply, is told in Preference-Applied, and ends with the caller", async () => {
    const front = open();
    const reply = await ask(front, "delay=30");
    expect([reply.status, reply.headers.get("preference-applied")]).toEqual([200, "delay=30"]);
    const left = new AbortController();
    const waiting = ask(front, "delay=60000", left.signal);
    setTimeout(() => left.abort(), 20);
    await expect(waiting).rejects.toThrow(/abort/i);
  });

  test.each(["reset", "empty"])("%s is a connection that ends without a reply, and stores nothing", async (fault) => {
    const front = open();
    await expect(send(front, `fault=${fault}`)).rejects.toBeInstanceOf(TypeError);
    expect(front.emulator.messages.size).toBe(0);
  });

  test("a truncated body breaks off while it is read, and the message is stored", async () => {
    const front = open();
    const reply = await send(front, "fault=truncate:20");
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow();
    expect(front.emulator.messages.size).toBe(1);
  });

  test("a malformed body is whole and no JSON", async () => {
    const reply = await ask(open(), "fault=malformed");
    expect(reply.headers.get("content-type")).toBe("application/json");
    const text = await reply.text();
    expect(text.startsWith('{"action"')).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
  });

  test("a drip comes in pieces, and whole", async () => {
    const reply = await ask(open(), "fault=drip:100/1");
    let pieces = 0;
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of reply.body as unknown as AsyncIterable<Uint8Array>) {
      pieces += 1;
      text += decoder.decode(piece, { stream: true });
    }
    expect(pieces).toBeGreaterThan(2);
    expect(JSON.parse(text)).toMatchObject({ action: "get" });
  });

  test("a wrong content type stands over the same body", async () => {
    const reply = await ask(open(), "fault=content-type:text/plain");
    expect(reply.headers.get("content-type")).toBe("text/plain");
    expect(await reply.json()).toMatchObject({ action: "get" });
  });

  test.each(["fault=nonsense", "fault=latency:x", "delay=soon", "dynamic=true"])(
    "what it cannot do it says: %s is 400",
    async (prefer) => {
      const reply = await ask(open(), prefer);
      expect(reply.status).toBe(400);
      expect(((await reply.json()) as { error_description: string }).error_description).toMatch(/^Prefer: /);
    },
  );
});

describe("the table", () => {
  test.each([
    [{ effect: { kind: "error", status: 200 } }, /status is a whole number from 400 to 599; got 200/],
    [{ effect: { kind: "latency", min: 5, max: 1 } }, /max is a whole number from 5/],
    [{ effect: { kind: "reset" }, percent: 0 }, /percent is a number above 0/],
    [
      { effect: { kind: "reset" }, match: { operations: ["nothing"] } },
      /operations are those of the contract.*"nothing"/,
    ],
  ])("refuses %j, and says what may be", (fault, message) => {
    expect(() => createEmulator({ config: { faults: [fault as never] } })).toThrow(message);
  });

  test("a config whose faults are wrong changes nothing", () => {
    const emulator = createEmulator({ config: { faults: ["503"] } });
    expect(() => emulator.configure({ faults: ["nonsense"], strict: true })).toThrow(/cannot be read/);
    expect(emulator.faults.list()).toHaveLength(1);
  });

  test("a reset brings the config's faults back and ends the others, unless they are to stay", () => {
    const emulator = createEmulator({ config: { faults: ["503 times=3"] } });
    emulator.faults.clear();
    emulator.faults.add("reset");
    emulator.reset({ keepFaults: true });
    expect(emulator.faults.list().map(({ effect }) => effect.kind)).toEqual(["reset"]);
    emulator.reset();
    expect(emulator.faults.list().map(({ source, remaining }) => [source, remaining])).toEqual([["config", 3]]);
  });
});
