import {
  createEmulator,
  createEmulatorFetch,
  type EmulatorConfig,
  type EmulatorOptions,
  type StoredMessage,
} from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOW } from "./calls.ts";
import { BUSY_CONFIG, type GeneratedCall, generatedCalls } from "./generated-calls.ts";

/** So many reach every kind of answer. `EMCHAT_PARITY_CALLS=100000 pnpm exec vitest run test/parity.test.ts` compares more. */
const CALLS = Number(process.env["EMCHAT_PARITY_CALLS"] ?? "1800");
const BASE = "https://a1.easemob.com";

/** What somebody on the other side can see of a reply. */
interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The same service twice is the same service: its clock stands still, its ids follow from the seed. */
const options = (config: EmulatorConfig): EmulatorOptions => ({ config, seed: 7, clock: () => NOW });

const seen = async (response: Response): Promise<Seen> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  text: await response.text(),
});
const initOf = ({ method, headers, body }: GeneratedCall): RequestInit => ({ method, headers, ...(body && { body }) });

describe.each([
  ["by default", BUSY_CONFIG],
  ["in strict mode", { ...BUSY_CONFIG, strict: true }],
])("%s", (_, config) => {
  const direct = createEmulator(options(config));
  const fetched = createEmulatorFetch(options(config));
  const intercepted = createEmulator(options(config));
  const server = setupServer(...createHandlers(intercepted, { baseUrl: BASE }));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());

  test(`exchange, fetch and MSW answer ${CALLS} generated calls alike, byte for byte`, {
    timeout: 600_000,
  }, async () => {
    const statuses = new Map<string, number>();
    for (const call of generatedCalls(CALLS, 20_140_708)) {
      const reply = direct.exchange(call);
      const expected: Seen = {
        status: reply.status,
        headers: reply.headers,
        text: call.method === "HEAD" || reply.body === undefined ? "" : JSON.stringify(reply.body),
      };
      const byFetch = await seen(await fetched(BASE + call.target, initOf(call)));
      const byMsw = await seen(await fetch(BASE + call.target, initOf(call)));
      if (JSON.stringify([byFetch, byMsw]) !== JSON.stringify([expected, expected])) {
        expect({ call, byFetch, byMsw }).toEqual({ call, byFetch: expected, byMsw: expected });
      }
      const seenStatus = `${call.method} ${reply.status}`;
      statuses.set(seenStatus, (statuses.get(seenStatus) ?? 0) + 1);
    }

    const messages: readonly StoredMessage[] = direct.messages.list({ limit: CALLS }).messages;
    expect(messages.length).toBeGreaterThan(CALLS / 25);
    expect(fetched.emulator.messages.list({ limit: CALLS }).messages).toEqual(messages);
    expect(intercepted.messages.list({ limit: CALLS }).messages).toEqual(messages);
    const met = ["GET 200", "GET 400", "GET 401", "GET 403", "GET 404", "GET 429", "HEAD 200", "OPTIONS 204"].concat([
      "POST 200",
      "POST 400",
      "POST 401",
      "POST 403",
      "POST 404",
      "POST 413",
      "POST 415",
    ]);
    expect(met.filter((status) => !statuses.has(status))).toEqual([]);
  });
});
