import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMockService } from "../../test/harness/mock-process.ts";
import { kill, playBlows } from "../../test/harness/play-blows.ts";
import { type CrashRow, missing } from "./row.ts";

interface Connection {
  readonly path: string;
  readonly maxRetriesPerRequest: null;
}

/** The part of BullMQ that is used. It is no dependency of the workspace: the peers of the benchmarks have a project of their own. */
export interface BullmqModule {
  readonly Worker: new (
    queue: string,
    process: (job: { readonly data: { readonly to: string } }) => Promise<void>,
    options: {
      readonly connection: Connection;
      readonly concurrency: number;
      readonly limiter: { readonly max: number; readonly duration: number };
    },
  ) => { on(event: "error" | "ready", listener: () => void): void };
  readonly Queue: new (
    queue: string,
    options: { readonly connection: Connection },
  ) => {
    addBulk(jobs: readonly { readonly name: string; readonly data: { readonly to: string } }[]): Promise<unknown>;
    getJobCounts(): Promise<Record<string, number>>;
    close(): Promise<void>;
  };
}

const peers = fileURLToPath(new URL("../../../../apps/bench/peers/", import.meta.url));
const sender = fileURLToPath(new URL("./bullmq-sender.ts", import.meta.url));

const REDIS = "/usr/bin/redis-server";
const TARGETS = 5000;
const KILLS = 30;
const PER_SECOND = 100;

/** The same work, the same kills and the same judge, with BullMQ on a Redis of its own. */
export async function* measureBullmq(scale: number): AsyncGenerator<CrashRow> {
  if (!existsSync(REDIS)) return yield missing("BullMQ", "Debian's package redis-server is not installed");
  if (!existsSync(join(peers, "node_modules/bullmq")))
    await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: peers });
  const { Queue } = createRequire(`${peers}package.json`)("bullmq") as BullmqModule;
  const folder = mkdtempSync(join(tmpdir(), "crash-table-redis-"));
  const path = join(folder, "socket");
  const redis = spawn(REDIS, ["--port", "0", "--unixsocket", path, "--dir", folder], { stdio: "ignore" });
  const mock = await startMockService("latency:20-40");
  try {
    while (!existsSync(path)) await sleep(50);
    const queue = new Queue("messages", { connection: { path, maxRetriesPerRequest: null } });
    const targets = TARGETS * scale;
    const startedAt = performance.now();
    await queue.addBulk(Array.from({ length: targets }, (_, index) => ({ name: "send", data: { to: `u${index}` } })));
    const ready = new Set<number>();
    const blows = await playBlows(
      {
        launch() {
          const child = spawn(process.execPath, [sender, peers, path, mock.url, String(PER_SECOND)], {
            stdio: ["ignore", "pipe", "inherit"],
          });
          child.stdout.once("data", () => ready.add(child.pid ?? 0));
          return child;
        },
        isSending: async ({ pid = 0 }) => ready.has(pid),
        async isThrough() {
          const { waiting = 0, active = 0, delayed = 0, prioritized = 0 } = await queue.getJobCounts();
          return waiting + active + delayed + prioritized === 0;
        },
      },
      { senders: 3, count: Math.ceil(KILLS * scale), gapMs: 1500, strike: kill },
    );
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const { failed = 0 } = await queue.getJobCounts();
    await queue.close();
    const inbox = await mock.inbox();
    yield {
      engine: "BullMQ",
      mishap: `${blows} × \`kill -9\` of a worker`,
      targets,
      lost: Math.max(0, targets - inbox.size - failed),
      duplicates: [...inbox.values()].reduce((sum, times) => sum + times - 1, 0),
      unknown: failed,
      perMishap: failed / Math.max(1, blows),
      onWire: undefined,
      seconds,
      remark: "6.7.0, one job a target, everything by default",
    };
  } finally {
    await mock.close();
    redis.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}
