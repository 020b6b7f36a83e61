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
  readonly list: FaultList;
}

/** `main` and `around` may be looked at; of `hold-out` and `aside` only the score is. */
export const FAULT_LISTS = ["main", "hold-out", "around", "aside"] as const;
export type FaultList = (typeof FAULT_LISTS)[number];

/** A server that keeps the contract in a way of its own. */
export interface RightEntry {
  readonly id: string;
  readonly about: string;
  readonly mode: "strict" | "forgiving";
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

/** Every fault of all lists, and every right server. */
export async function listServers(): Promise<{
  readonly faults: readonly FaultEntry[];
  readonly right: readonly RightEntry[];
}> {
  return JSON.parse(await firstLine(start("list")));
}

/** Starts a right server, or the one with a fault. */
export async function startServer({ mode, id }: Pick<FaultEntry, "mode" | "id">): Promise<RunningServer> {
  const child = start(mode, id);
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
