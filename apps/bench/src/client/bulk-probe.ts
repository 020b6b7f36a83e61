import { startLimitedService } from "./limited-service.ts";
import type { Sender } from "./senders.ts";

/** What became of the probe's messages. */
export interface BulkProbe {
  readonly delivered: number;
  readonly failed: number;
  readonly requests: number;
  readonly seconds: number;
}

const MESSAGES = 40;
const LIMIT = { requests: 10, perMs: 1000 };

/** Sends 40 messages at once to a service that takes ten a second, with the client's default settings. */
export async function probeBulk(sender: Sender): Promise<BulkProbe> {
  const service = await startLimitedService(LIMIT, sender.reply);
  const send = await sender.connect(service.url);
  const startedAt = performance.now();
  const settled = await Promise.allSettled(Array.from({ length: MESSAGES }, (_, nth) => send(nth)));
  const seconds = (performance.now() - startedAt) / 1000;
  service.close();
  const delivered = settled.filter((each) => each.status === "fulfilled").length;
  return { delivered, failed: MESSAGES - delivered, requests: service.requests(), seconds };
}
