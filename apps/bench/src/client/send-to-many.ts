// A process that sends to as many targets as it is told to, and tells how it went.
import { createClient } from "@emchat/client";
import type { BulkMemory } from "./bulk-memory.ts";

const [baseUrl = "", count = ""] = process.argv.slice(2);
const targets = Number(count);
const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl, rate: false });

function* usernames(): Generator<string> {
  for (let index = 0; index < targets; index += 1) yield `user${index}`;
}

const startedAt = performance.now();
let delivered = 0;
for await (const result of client.users.sendMany(usernames(), "hi", { concurrency: 20, total: targets }))
  if (result.ok) delivered += 1;
const seconds = (performance.now() - startedAt) / 1000;
const report: BulkMemory = { targets, delivered, seconds, peakMb: process.resourceUsage().maxRSS / 1024 };
process.send?.(report, () => process.disconnect());
