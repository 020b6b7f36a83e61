import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A mock server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** How the process ended, if it did. */
  readonly ended: string | undefined;
  /** What it wrote to stderr, its last part. */
  readonly said: string;
  /** Resident memory in bytes, as the server says it. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const READY = /ready on http:\/\/127\.0\.0\.1:(\d+)/;
const START_LIMIT_MS = 20_000;

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const impatient = fileURLToPath(new URL("./serve-impatiently.ts", import.meta.url));

/** The command line from its sources, with the limits that users get. */
export function startServer(): Promise<ServerProcess> {
  return started([cli, "--port", "0", "--log", "silent"]);
}

/** The same server with shorter limits for unfinished requests, so that a test need not wait half a minute for them. */
export function startImpatientServer(): Promise<ServerProcess> {
  return started([impatient]);
}

async function started(args: readonly string[]): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=@emchat/source", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let ended: string | undefined;
  child.once("exit", (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-4_000);
  });
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
  return {
    port,
    get ended() {
      return ended;
    },
    get said() {
      return said;
    },
    async memory() {
      const reply = await fetch(`http://127.0.0.1:${port}/__mock/metrics`, { headers: { connection: "close" } });
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(await reply.text())?.[1]);
    },
    async stop() {
      if (ended !== undefined) return;
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 8_000);
      await exit;
      clearTimeout(timer);
    },
  };
}
