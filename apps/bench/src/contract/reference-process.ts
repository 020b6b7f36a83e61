import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Profile } from "@emchat/contract";

/** One deliberate fault, as the reference server lists it. */
export interface FaultEntry {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly mode: "strict" | "forgiving";
  readonly list: "main" | "hold-out";
}

/** A reference server that runs in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly token: string;
  readonly profile: Profile;
  readonly stop: () => Promise<void>;
}

const script = fileURLToPath(new URL("../../../../packages/contract/test/reference/serve.ts", import.meta.url));

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [script, ...args], { stdio: ["pipe", "pipe", "inherit"] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the reference server has no standard output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("the reference server said nothing");
}

/** Every fault of both lists. */
export async function listFaults(): Promise<readonly FaultEntry[]> {
  return JSON.parse(await firstLine(start("list")));
}

/** Starts the right server, or the one with a fault. */
export async function startServer(mode: FaultEntry["mode"], fault?: string): Promise<RunningServer> {
  const child = start(mode, ...(fault === undefined ? [] : [fault]));
  const ready: Omit<RunningServer, "stop"> = JSON.parse(await firstLine(child));
  return {
    ...ready,
    stop: async () => {
      const exit = once(child, "exit");
      child.stdin?.end();
      const timer = setTimeout(() => child.kill("SIGKILL"), 2000);
      await exit;
      clearTimeout(timer);
    },
  };
}
