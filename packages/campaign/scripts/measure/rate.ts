import { setTimeout as sleep } from "node:timers/promises";
import type { RateLimit } from "../../src/index.ts";
import type { StorePlace } from "../../test/harness/place-store.ts";
import { atLeast, atMost, type Figure, type StoreKind } from "./figure.ts";
import { type Arrivals, type LimitedService, startLimitedService } from "./limited-service.ts";
import { namesFrom, openCampaigns, runSenders } from "./run-senders.ts";

const PER_SECOND: RateLimit = { requests: 100, perMs: 1000 };
const PER_MINUTE: RateLimit = { requests: 6000, perMs: 60_000 };

/** How well senders share and use an application's rate. */
export async function* measureRate(kind: StoreKind, place: StorePlace, quick: boolean): AsyncGenerator<Figure> {
  for (const senders of quick ? [2, 8] : [2, 4, 8]) {
    const seconds = quick ? 8 : 30;
    const { accepted, refused, bySender } = await send(place, PER_SECOND, { a: 1 }, senders, seconds);
    const shares = Object.values(bySender);
    const what = `${senders} senders, 100/s`;
    yield atLeast(kind, `${what}: share of the limit`, accepted / (seconds * 100), 0.85);
    yield atMost(kind, `${what}: % refused`, (refused * 100) / (accepted + refused), 0.5);
    yield atMost(kind, `${what}: most over least`, Math.max(...shares) / Math.min(...shares), 1.25);
  }
  const seconds = quick ? 15 : 90;
  const { accepted, refused } = await send(place, PER_MINUTE, { a: 1 }, 4, seconds);
  yield atLeast(kind, "4 senders, 6,000/min: share of the limit", accepted / (seconds * 100), 0.97, 3);
  yield atMost(kind, "4 senders, 6,000/min: % refused", (refused * 100) / (accepted + refused), 0.1);
}

/** How far two campaigns are from the shares that their weights give them. */
export async function* measureWeights(kind: StoreKind, place: StorePlace, quick: boolean): AsyncGenerator<Figure> {
  for (const weight of quick ? [3] : [1, 3]) {
    const { byLetter } = await send(place, PER_SECOND, { a: weight, b: 1 }, 2, quick ? 30 : 90);
    const ratio = (byLetter["a"] ?? 0) / (byLetter["b"] ?? 1);
    yield atMost(kind, `weights ${weight}:1, % off`, Math.abs(ratio / weight - 1) * 100, 5, 1);
  }
}

/** Sends campaigns of so many weights, each to targets of its letter, and counts for a while after all senders have begun. */
async function send(
  place: StorePlace,
  rate: RateLimit,
  weights: Readonly<Record<string, number>>,
  senders: number,
  seconds: number,
): Promise<Arrivals> {
  const store = await place.fresh();
  const service = await startLimitedService(rate);
  const campaigns = await openCampaigns(store, service.url);
  for (const [letter, weight] of Object.entries(weights))
    await campaigns.create(letter, { targets: namesFrom(letter, 20_000), message: "hello", rate, weight });
  const running = runSenders(senders, store, service.url);
  try {
    await untilAllSend(service, senders);
    service.take();
    const from = performance.now();
    await sleep(seconds * 1000);
    const arrivals = service.take();
    const late = (performance.now() - from) / (seconds * 1000);
    return { ...arrivals, accepted: arrivals.accepted / late };
  } finally {
    await running.stop();
    await campaigns.close();
    service.close();
  }
}

async function untilAllSend(service: LimitedService, senders: number): Promise<void> {
  const seen = new Set<string>();
  while (seen.size < senders) {
    await sleep(100);
    for (const sender of Object.keys(service.take().bySender)) seen.add(sender);
  }
  await sleep(2000);
}
