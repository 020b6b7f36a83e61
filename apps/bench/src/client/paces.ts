import { fork } from "node:child_process";
import { once } from "node:events";
import { createClient } from "@emchat/client";
import type { Limit, LimitedCounts } from "./limited-service.ts";

/** How well bulk sends used what a service takes. */
export interface PaceResult {
  readonly name: string;
  readonly clients: number;
  /** Messages taken, as a part of the most that could have been. */
  readonly achieved: number;
  readonly wanted: number;
  readonly refused: number;
}

interface PaceCase {
  readonly name: string;
  readonly clients: number;
  readonly limit: Limit;
  readonly forMs: number;
  readonly wanted: number;
}

/** What the client's own limit lets through in a second, and at once before that. */
const SET_PER_SECOND = 100;

/** Each for whole windows of the service: who spreads what a window holds evenly loses nothing by that. */
const cases: readonly PaceCase[] = [
  { name: "100 in 1 s", clients: 1, limit: { requests: 100, perMs: 1000 }, forMs: 20_000, wanted: 0.9 },
  { name: "20 in 1 s", clients: 1, limit: { requests: 20, perMs: 1000 }, forMs: 20_000, wanted: 0.9 },
  { name: "400 in 20 s", clients: 1, limit: { requests: 400, perMs: 20_000 }, forMs: 60_000, wanted: 0.9 },
  { name: "600 in 60 s", clients: 1, limit: { requests: 600, perMs: 60_000 }, forMs: 120_000, wanted: 0.9 },
  {
    name: "one spurious 429",
    clients: 1,
    limit: { requests: 1e6, perMs: 1000, spurious: 1 },
    forMs: 20_000,
    wanted: 0.9,
  },
  { name: "100 in 1 s", clients: 2, limit: { requests: 100, perMs: 1000 }, forMs: 20_000, wanted: 0.85 },
  { name: "100 in 1 s", clients: 4, limit: { requests: 100, perMs: 1000 }, forMs: 20_000, wanted: 0.85 },
];

/**
 * All of them at the same time: they mostly wait. Each service is a process of its own, and counts what arrives there. Before that one
 * warms up: seven that load and compile the same code at once would measure each other.
 */
export async function measurePaces(): Promise<PaceResult[]> {
  await measurePace({ name: "warm", clients: 1, limit: { requests: 50, perMs: 1000 }, forMs: 2000, wanted: 0 });
  return Promise.all(cases.map(measurePace));
}

async function measurePace({ name, clients, limit, forMs, wanted }: PaceCase): Promise<PaceResult> {
  const service = fork(new URL("./serve-limited.ts", import.meta.url), [JSON.stringify(limit)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [baseUrl] = (await once(service, "message")) as [string];
  const runs = Array.from({ length: clients }, () =>
    createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl }).users.sendMany(
      usernames(),
      "hi",
      { concurrency: 20 },
    ),
  );
  const ends = runs.map((run) => Promise.resolve(run));
  await new Promise((resolve) => setTimeout(resolve, forMs));
  service.send("count");
  const [{ requests, accepted }] = (await once(service, "message")) as [LimitedCounts];
  for (const run of runs) run.abort("now");
  await Promise.all(ends);
  service.kill();
  return {
    name,
    clients,
    achieved: accepted / mostPossible(limit, clients, forMs),
    wanted,
    refused: requests - accepted,
  };
}

function mostPossible({ requests, perMs, spurious }: Limit, clients: number, forMs: number): number {
  // the pause that the refusal asks for is no loss
  const ownMs = spurious === undefined ? forMs : forMs - 1000;
  const own = clients * SET_PER_SECOND;
  const possible = (ms: number): number => Math.min((own * ms) / 1000, requests);
  const windows = Math.floor(ownMs / perMs);
  return Math.min((own * ownMs) / 1000 + own, windows * requests + possible(ownMs - windows * perMs));
}

function* usernames(): Generator<string> {
  for (let index = 0; ; index += 1) yield `user${index}`;
}
