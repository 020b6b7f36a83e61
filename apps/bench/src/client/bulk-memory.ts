import { fork } from "node:child_process";
import { once } from "node:events";

/** A bulk send's peak, in a process of its own. */
export interface BulkMemory {
  readonly targets: number;
  readonly delivered: number;
  readonly seconds: number;
  /** The process's peak of resident memory, in megabytes. */
  readonly peakMb: number;
}

// Left alone, V8 lets its heap grow with the rate of garbage, in a loop of bare `fetch` as well, and that hides what is kept. A
// send that kept 50 bytes per target could not end within this heap.
const HEAP = ["--max-semi-space-size=1", "--max-old-space-size=48"];

/** Sends to so many targets and measures the sender's memory. */
export async function measureBulkMemory(targets: number): Promise<BulkMemory> {
  const service = fork(new URL("./serve-replies.ts", import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [port] = (await once(service, "message")) as [number];
  const sender = fork(new URL("./send-to-many.ts", import.meta.url), [`http://127.0.0.1:${port}`, String(targets)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    execArgv: [...process.execArgv, ...HEAP],
  });
  const [result] = (await once(sender, "message")) as [BulkMemory];
  service.kill();
  return result;
}
