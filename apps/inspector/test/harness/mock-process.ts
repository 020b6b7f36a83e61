import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../mock-server/", import.meta.url));

/** The page of this build, not the copy that a build of the server has packed. */
const PAGE = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Milliseconds that a server may take to be ready, and to stop. */
const PATIENCE = 50_000;

/** A mock server in a process of its own. */
export interface MockProcess {
  readonly url: string;
  readonly port: number;
  /** Ends it as an operator would; `SIGKILL` ends it as a crash would. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the mock server from its sources. `port` 0 takes a free one. */
export async function startMock(port = 0, options: readonly string[] = []): Promise<MockProcess> {
  const served = ["--port", String(port), "--log", "silent", "--inspector-dir", PAGE];
  const parameters = ["--conditions=@emchat/source", "src/cli.ts", ...served, ...options];
  const child = spawn(process.execPath, parameters, { cwd: FOLDER, stdio: ["ignore", "pipe", "pipe"] });
  // An address that means "all of them" is listened on, not called.
  const url = (await readUrl(child)).replace("//0.0.0.0:", "//127.0.0.1:");
  return {
    url,
    port: Number(new URL(url).port),
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the mock server was not ready after ${PATIENCE} ms; it said: ${said}`));
    }, PATIENCE);
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const ready = /^emchat-mock ready on (\S+)$/m.exec(said);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the mock server ended with ${code}; it said: ${said}`));
    });
  });
}
