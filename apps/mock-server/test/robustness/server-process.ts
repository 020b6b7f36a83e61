import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A mock server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** How the process ended, if it did. */
  readonly ended: string | undefined;
  /** What it wrote to stderr, its last part, where that is read. */
  readonly said: string;
  /** Holds the process still for a while. */
  freeze(ms: number): Promise<void>;
  /** Resident memory in bytes, as the server says it. */
  memory(): Promise<number>;
  /** Sends SIGTERM. Says how the process ended, and after how many milliseconds. */
  stop(): Promise<{ readonly ended: string; readonly ms: number }>;
}

/** What becomes of the server's log: it is read, its reader is gone, nobody reads it, or its disk is full. */
export type LogFate = "read" | "closed" | "unread" | "full";

/** The heap of a small container, in megabytes. */
const HEAP = "--max-old-space-size=256";

const READY = /ready on http:\/\/127\.0\.0\.1:(\d+)/;
const START_LIMIT_MS = 60_000;

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const impatient = fileURLToPath(new URL("./serve-impatiently.ts", import.meta.url));

/** The command line from its sources, with the limits that users get, in a small heap. */
export function startServer(log: LogFate, flags: readonly string[] = []): Promise<ServerProcess> {
  return started([HEAP, cli, "--port", "0", "--log", "json", ...flags], log);
}

/** The same server with shorter limits for unfinished requests, so that a test need not wait half a minute for them. */
export function startImpatientServer(): Promise<ServerProcess> {
  return started([HEAP, impatient], "read");
}

async function started(args: readonly string[], log: LogFate): Promise<ServerProcess> {
  const full = log === "full" ? openSync("/dev/full", "w") : undefined;
  const child: ChildProcess = spawn(process.execPath, ["--conditions=@emchat/source", ...args], {
    stdio: ["ignore", "pipe", full ?? "pipe"],
  });
  if (full !== undefined) closeSync(full);
  let said = "";
  let ended: string | undefined;
  child.once("exit", (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  if (log === "read") {
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
    });
  }
  const port = await new Promise<number>((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_LIMIT_MS);
    child.once("exit", () => reject(new Error(`the server ended at its start: ${said}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const found = READY.exec(text)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    });
  });
  if (log === "closed") child.stderr?.destroy();
  return {
    port,
    get ended() {
      return ended;
    },
    get said() {
      return said;
    },
    async memory() {
      for (;;) {
        const reply = await fetch(`http://127.0.0.1:${port}/__mock/metrics`, { headers: { connection: "close" } });
        const text = await reply.text();
        const bytes = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1];
        if (bytes !== undefined) return Number(bytes);
        // An impatient server under load may give up on a call before it comes to read it.
        if (reply.status !== 408) throw new Error(`the metrics answered ${reply.status}: ${text.slice(0, 200)}`);
      }
    },
    async freeze(ms) {
      child.kill("SIGSTOP");
      await sleep(ms);
      child.kill("SIGCONT");
    },
    async stop() {
      const before = performance.now();
      if (ended === undefined) {
        const exit = once(child, "exit");
        child.kill("SIGTERM");
        const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
        await exit;
        clearTimeout(timer);
      }
      child.stderr?.destroy();
      return { ended: ended ?? "", ms: performance.now() - before };
    },
  };
}
