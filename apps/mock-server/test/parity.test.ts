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

// MSW answers for the service's address and lets calls of the server through.
const network = setupServer();
beforeAll(() => network.listen({ onUnhandledFrame: "bypass" }));
afterAll(() => network.close());

describe.each([
  ["by default", false],
  ["in strict mode", true],
])("%s", (_, strict) => {
  test(`the server, the emulator's fetch and MSW answer ${CALLS} generated calls alike`, {
    timeout: 300_000,
  }, async () => {
    const clock = (): number => NOW;
    const config: EmulatorConfig = seedOf(CROWDED, { strict }).emulator;
    const server = await serve({ config: CROWDED, strict, clock });
    const emulatorFetch = createEmulatorFetch({ config, clock });
    const emulator = createEmulator({ config, clock });
    network.resetHandlers(...createHandlers(emulator, { baseUrl: BASE }));

    const statuses = new Map<number, number>();
    for (const call of generatedCalls(CALLS, 20_140_708)) {
      const [byServer, byFetch, byMsw] = await Promise.all([
        fetch(server.url + call.target, initOf(call)).then(see),
        emulatorFetch(BASE + call.target, initOf(call)).then(see),
        fetch(BASE + call.target, initOf(call)).then(see),
      ]);
      expect({ call, ...byFetch }).toEqual({ call, ...byServer });
      expect({ call, ...byMsw }).toEqual({ call, ...byServer });
      statuses.set(byServer.status, (statuses.get(byServer.status) ?? 0) + 1);
    }
    const messages = server.emulator.messages.list({ limit: CALLS }).messages.map(plain);
    expect(messages.length).toBeGreaterThan(strict ? 30 : 100);
    expect(emulatorFetch.emulator.messages.list({ limit: CALLS }).messages.map(plain)).toEqual(messages);
    expect(emulator.messages.list({ limit: CALLS }).messages.map(plain)).toEqual(messages);
    // Calls that are all refused alike would prove nothing.
    for (const status of [200, 400, 401, 404, 405, 413, 415])
      expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(3);
  });
});
