import { createEmulator, createEmulatorFetch, type EmulatorConfig, type StoredMessage } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedOf } from "../src/config/seed-of.ts";
import { CROWDED, type GeneratedCall, generatedCalls } from "./harness/generated-calls.ts";
import { serve } from "./harness/running-server.ts";

const CALLS = 2_000;
const BASE = "https://a1.easemob.com";
const NOW = 1_404_932_199_220;

/** What a connection adds, and what is counted by each server for itself. */
const OWN = new Set(["connection", "keep-alive", "date", "content-length", "vary", "x-mock-request", "x-request-id"]);

interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function see(response: Response): Promise<Seen> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OWN.has(name)));
  return { status: response.status, headers, text: await response.text() };
}

const initOf = ({ method, headers, body }: GeneratedCall): RequestInit => ({
  method,
  headers,
  ...(body === undefined ? undefined : { body: new TextEncoder().encode(body) }),
});
/** Ids are each one's own. */
const plain = ({ id: _, requestId: __, ...message }: StoredMessage): unknown => message;

/** What happened, as every caller of `fetch` sees it; a connection that breaks is known by where it breaks. */
async function happened(answer: Promise<Response>): Promise<unknown> {
  try {
    const reply = await answer;
    const headers = Object.fromEntries([...reply.headers].filter(([name]) => !OWN.has(name)));
    const text = await reply.text().catch(() => "cut while it was read");
    return { status: reply.status, headers, text };
  } catch (error) {
    return error instanceof TypeError ? "cut before a reply" : error;
  }
}

describe("what goes wrong", () => {
  // MSW answers for the service's address and lets calls of the server through.
  const network = setupServer();
  beforeAll(() => network.listen({ onUnhandledFrame: "bypass" }));
  afterAll(() => network.close());

  test.each([
    "503",
    "503:overloaded retry-after=7",
    "429",
    "401",
    "502",
    "413",
    "413 op=getUserStatus",
    "result:404",
    "rate:0/s",
    "latency:5",
    "latency:1-3 target=ZW123",
    "reset",
    "empty",
    "truncate",
    "truncate:0",
    "truncate:30",
    "malformed",
    "drip:64/1",
    "content-type",
    "content-type:text/plain",
    "404 times=1",
    "500 token=ci",
    "500 org=other",
  ])("the fault %s is the same for the server, the emulator's fetch and MSW", async (fault) => {
    const clock = (): number => NOW;
    const tokens = [{ label: "ci", token: "a-token" }];
    const server = await serve({ faults: [fault], clock, config: { tokens } });
    const config: EmulatorConfig = { tokens, faults: [fault] };
    const emulatorFetch = createEmulatorFetch({ config, clock });
    const emulator = createEmulator({ config, clock });
    network.resetHandlers(...createHandlers(emulator, { baseUrl: BASE }));
    const headers = { authorization: "Bearer a-token", "content-type": "application/json" };
    const body = JSON.stringify({ msg: { type: "txt", msg: "你好" } });
    const calls: (readonly [string, RequestInit])[] = [
      ["/easemob-demo/chatdemoui/users/zw123/status", { headers }],
      ["/easemob-demo/chatdemoui/users/zw123/status", { headers, method: "HEAD" }],
      ["/easemob-demo/chatdemoui/users/zw123/messages", { headers, method: "POST", body }],
      ["/easemob-demo/chatdemoui/users/zw123/messages", { headers, method: "POST", body: "{" }],
    ];
    for (const [path, init] of calls) {
      const byServer = await happened(fetch(server.url + path, init));
      expect(await happened(emulatorFetch(BASE + path, init))).toEqual(byServer);
      expect(await happened(fetch(BASE + path, init))).toEqual(byServer);
    }
    const sizes = [server.emulator, emulatorFetch.emulator, emulator].map(({ messages }) => messages.size);
    expect(new Set(sizes).size, String(sizes)).toBe(1);
  });

  test.each([
    "fault=503",
    "fault=418",
    "fault=nonsense",
    "fault=truncate",
    "delay=3",
    "delay=x",
    "code=404",
    "example=online",
  ])("Prefer: %s is the same for the server, the emulator's fetch and MSW", async (prefer) => {
    const clock = (): number => NOW;
    const server = await serve({ clock });
    network.resetHandlers(...createHandlers(createEmulator({ clock }), { baseUrl: BASE }));
    const path = "/easemob-demo/chatdemoui/users/zw123/status";
    const init = { headers: { authorization: "Bearer a-token", prefer } };
    const byServer = await happened(fetch(server.url + path, init));
    expect(await happened(createEmulatorFetch({ clock })(BASE + path, init))).toEqual(byServer);
    expect(await happened(fetch(BASE + path, init))).toEqual(byServer);
  });
});

// That MSW answers as the emulator's fetch does, the emulator's own test holds.
const calls = generatedCalls(CALLS, 20_140_708);
describe.each([
  ["by default", false],
  ["in strict mode", true],
])("%s", (_, strict) => {
  test(`the server and the emulator's fetch answer ${CALLS} generated calls alike`, {
    timeout: 300_000,
  }, async () => {
    const clock = (): number => NOW;
    const config: EmulatorConfig = seedOf(CROWDED, { strict }).emulator;
    const server = await serve({ config: CROWDED, strict, clock });
    const emulatorFetch = createEmulatorFetch({ config, clock });

    const statuses = new Map<number, number>();
    for (const call of calls) {
      const [byServer, byFetch] = await Promise.all([
        fetch(server.url + call.target, initOf(call)).then(see),
        emulatorFetch(BASE + call.target, initOf(call)).then(see),
      ]);
      expect({ call, ...byFetch }).toEqual({ call, ...byServer });
      statuses.set(byServer.status, (statuses.get(byServer.status) ?? 0) + 1);
    }
    const messages = server.emulator.messages.list({ limit: CALLS }).messages.map(plain);
    expect(messages.length).toBeGreaterThan(strict ? 30 : 100);
    expect(emulatorFetch.emulator.messages.list({ limit: CALLS }).messages.map(plain)).toEqual(messages);
    // Calls that are all refused alike would prove nothing.
    for (const status of [200, 400, 401, 404, 405, 413, 415])
      expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(3);
  });
});
