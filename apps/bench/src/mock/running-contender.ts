import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Contender } from "./contenders.ts";
import { type TreeUsage, usageOf } from "./process-tree.ts";

/** A contender that runs. */
export interface RunningContender {
  readonly port: number;
  /** From the start of the process to the line that says it is ready, in milliseconds. */
  readonly readyLineMs: number | undefined;
  /** From the start of the process to the first call that is answered 200, in milliseconds. */
  readonly firstAnswerMs: number;
  usage(): TreeUsage;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const POLL_MS = 4;

/** Starts a contender on a free port and waits until it answers. @throws Error when it does not within 30 seconds */
export async function startContender({ name, command, readyLine }: Contender): Promise<RunningContender> {
  const port = await freePort();
  const [file = "", ...args] = command(port);
  const startedAt = performance.now();
  const env = { ...process.env, NO_COLOR: "1", SCARF_ANALYTICS: "false", NODE_ENV: "" };
  // A group of its own, so that what a launcher started ends with it.
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], env, detached: true });
  const pid = child.pid ?? 0;
  let readyLineMs: number | undefined;
  let said = "";
  const listen = (chunk: Buffer): void => {
    if (readyLine === undefined || readyLineMs !== undefined) return;
    said += chunk.toString("latin1");
    if (said.includes(readyLine)) readyLineMs = performance.now() - startedAt;
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const exited = once(child, "exit");
  const stop = async (signal: NodeJS.Signals = "SIGKILL"): Promise<void> => {
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended by itself.
    }
    await exited;
  };

  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > START_LIMIT_MS) {
      await stop();
      throw new Error(`${name} did not answer: ${said.slice(-500)}`);
    }
    await sleep(POLL_MS);
  }
  const firstAnswerMs = performance.now() - startedAt;
  return {
    port,
    get readyLineMs() {
      return readyLineMs;
    },
    firstAnswerMs,
    usage: () => usageOf(pid),
    stop,
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    const path = "/easemob-demo/chatdemoui/users/zw123/status";
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: "Bearer any" } });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch {
    return false;
  }
}

/** A port that is free now: prism-cli takes no 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
