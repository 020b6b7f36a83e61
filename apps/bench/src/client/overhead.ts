import { fork } from "node:child_process";
import { once } from "node:events";
import { createClient, type EmchatClient } from "@emchat/client";
import { undiciTransport } from "@emchat/client/undici";
import { type Spread, spreadOf } from "../spread.ts";
import type { Wanted } from "../verdict.ts";
import { type Cost, measureInTurns, type Work } from "./in-turns.ts";

/** What a call costs beside bare `fetch` in the same rounds. */
export interface Overhead {
  readonly call: string;
  readonly inFlight: number;
  readonly contender: string;
  /** Processor time of one call, in microseconds. */
  readonly processorUs: Spread;
  /** Processor time as a share of bare `fetch`'s. */
  readonly processor: Spread;
  /** Time on the clock as a share of bare `fetch`'s. */
  readonly clock: Spread;
  /** The most that the share of processor time may be. */
  readonly wanted: number;
}

/** How a bulk send stands to a loop of bare `fetch` with as many requests under way. */
export interface BulkPace {
  readonly contender: string;
  /** Targets a second. */
  readonly perSecond: Spread;
  /** Targets in a second of processor time, as a multiple of the loop's. */
  readonly pace: Spread;
  /** What it is to be; nothing where nothing is promised. */
  readonly wanted?: Wanted | undefined;
}

// short slices, one right after the other: whatever makes the machine slow falls on all of them
const CALLS_PER_ROUND = 30;
const TARGETS_PER_ROUND = 1000;
// until the code of all of them is compiled: a bulk send's first ten thousand targets take three times as long as the later ones
const WARM_UP = 4000;
const WARM_UP_RUNS = 20;
const BULK_IN_FLIGHT = 50;
const WANTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  getStatus: { "client over fetch": 1.1, "client over undici": 0.75 },
  sendMessage: { "client over fetch": 1.1, "client over undici": 0.5 },
};

interface Contenders {
  readonly calls: Readonly<Record<string, Readonly<Record<string, Work>>>>;
  readonly clients: Readonly<Record<string, EmchatClient>>;
  readonly send: (path: string) => Promise<unknown>;
}

function contendersAt(baseUrl: string): Contenders {
  const options = { org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl, rate: false } as const;
  const clients = {
    "client over fetch": createClient(options),
    "client over undici": createClient({ ...options, transport: undiciTransport() }),
  };
  const root = `${baseUrl}/easemob-demo/chatdemoui/users/`;
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    authorization: "Bearer YWMt-bench",
  };
  const bare = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(root + path, init);
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const send = (username: string): Promise<unknown> =>
    bare(`${username}/messages`, {
      method: "POST",
      headers,
      body: JSON.stringify({ msg: { type: "txt", msg: "hi" } }),
    });
  const byClients = (call: (client: EmchatClient) => Promise<unknown>): Record<string, Work> =>
    Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, () => call(client)]));
  return {
    clients,
    send,
    calls: {
      getStatus: {
        "bare fetch": () => bare("zw123/status", { headers }),
        ...byClients((client) => client.users.getStatus("zw123")),
      },
      sendMessage: {
        "bare fetch": () => send("zw123"),
        ...byClients((client) => client.users.sendMessage("zw123", "hi")),
      },
    },
  };
}

/** Calls a service in another process, by turns with `fetch` and with the client over each transport, one after the other and 50 at a time. */
export async function measureOverhead(rounds: number): Promise<Overhead[]> {
  const service = await startService();
  const { calls } = contendersAt(service.url);
  const results: Overhead[] = [];
  for (const inFlight of [1, 50]) {
    for (const [call, works] of Object.entries(calls)) {
      const costs = await measureInTurns(works, { rounds, times: CALLS_PER_ROUND, inFlight, warmUp: WARM_UP });
      const bare = costs["bare fetch"] ?? [];
      const shareOf = (own: readonly Cost[], of: keyof Cost): Spread =>
        spreadOf(own.map((cost, round) => cost[of] / (bare[round]?.[of] ?? Number.NaN)));
      for (const [contender, wanted] of Object.entries(WANTED[call] ?? {})) {
        const own = costs[contender] ?? [];
        const processorUs = spreadOf(own.map((cost) => cost.processorUs));
        const [processor, clock] = [shareOf(own, "processorUs"), shareOf(own, "clockUs")];
        results.push({ call, inFlight, contender, processorUs, processor, clock, wanted });
      }
    }
  }
  service.stop();
  return results;
}

/** Sends to many targets by turns with a loop of bare `fetch` and with `sendMany` over each transport. */
export async function measureBulkPace(rounds: number): Promise<BulkPace[]> {
  const service = await startService();
  const { clients, send } = contendersAt(service.url);
  const targets = Array.from({ length: TARGETS_PER_ROUND }, (_, nth) => `user${nth}`);
  const works: Record<string, Work> = { "bare fetch": () => loop(targets, send) };
  for (const [name, client] of Object.entries(clients)) works[name] = () => sendToAll(client, targets);
  const costs = await measureInTurns(works, { rounds, times: 1, inFlight: 1, warmUp: WARM_UP_RUNS });
  service.stop();
  const bare = costs["bare fetch"] ?? [];
  return Object.entries(costs).map(([contender, own]) => ({
    contender,
    perSecond: spreadOf(own.map(({ clockUs }) => (TARGETS_PER_ROUND * 1e6) / clockUs)),
    pace: spreadOf(own.map(({ processorUs }, round) => (bare[round]?.processorUs ?? Number.NaN) / processorUs)),
    wanted: contender === "client over undici" ? { atLeast: 2.5 } : undefined,
  }));
}

async function loop(targets: readonly string[], send: (target: string) => Promise<unknown>): Promise<void> {
  const waiting = targets.values();
  await Promise.all(
    Array.from({ length: BULK_IN_FLIGHT }, async () => {
      for (const target of waiting) await send(target);
    }),
  );
}

async function sendToAll(client: EmchatClient, targets: readonly string[]): Promise<void> {
  let delivered = 0;
  for await (const { ok } of client.users.sendMany(targets, "hi", { concurrency: BULK_IN_FLIGHT }))
    if (ok) delivered += 1;
  if (delivered !== targets.length) throw new Error(`${delivered} of ${targets.length} were delivered`);
}

async function startService(): Promise<{ readonly url: string; stop(): void }> {
  const child = fork(new URL("./serve-replies.ts", import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [port] = (await once(child, "message")) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}
