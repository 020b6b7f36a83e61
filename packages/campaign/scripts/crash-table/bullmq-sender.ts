// A worker as BullMQ's documentation shows it: one job for each target, its own rate limiter, everything else by default.
import { createRequire } from "node:module";
import type { BullmqModule } from "./bullmq.ts";

const [peers = "", socket = "", url = "", perSecond = "100"] = process.argv.slice(2);
const { Worker } = createRequire(`${peers}package.json`)("bullmq") as BullmqModule;

const worker = new Worker(
  "messages",
  async ({ data: { to } }) => {
    const reply = await fetch(`${url}/easemob-demo/chatdemoui/users/${to}/messages`, {
      method: "POST",
      headers: { authorization: "Bearer YWMt-crash-table", "content-type": "application/json" },
      body: JSON.stringify({ msg: { type: "txt", msg: "hello" } }),
    });
    if (!reply.ok) throw new Error(`status ${reply.status}`);
  },
  {
    connection: { path: socket, maxRetriesPerRequest: null },
    concurrency: 10,
    limiter: { max: Number(perSecond), duration: 1000 },
  },
);
worker.on("error", () => {});
worker.on("ready", () => process.stdout.write("ready\n"));
