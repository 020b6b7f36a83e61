import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { endWithTheRest } from "../process/run-command.ts";
import { stopGroup } from "../process/stop-group.ts";

/** Milliseconds: an install from the registry may be part of it. */
const START_TIMEOUT_MS = 120_000;

/** A mock server in a process of its own. */
export interface ServedMock {
  child: ChildProcess;
  /** Its address; rejects with what it printed when it does not come up. */
  url: Promise<string>;
  /** What it printed so far, on both streams. */
  printed(): string;
  /** Tells whether it stopped by itself. */
  stop(signal?: NodeJS.Signals): Promise<boolean>;
}

/** Starts a command that ends in a mock server, and reads the address from its ready line. */
export function serveMock(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid">,
): ServedMock {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  endWithTheRest(child);
  let printed = "";
  child.stderr.on("data", (chunk) => {
    printed += chunk;
  });
  const url = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The mock did not get ready:\n${printed}`)), START_TIMEOUT_MS);
    createInterface({ input: child.stdout }).on("line", (line) => {
      printed += `${line}\n`;
      const ready = /^emchat-mock ready on (http:\/\/\S+)/.exec(line)?.[1];
      if (ready) resolve(ready);
      if (ready) clearTimeout(timer);
    });
    const fail = (how: string): void => {
      clearTimeout(timer);
      reject(new Error(`The mock ${how}:\n${printed.slice(-4000)}`));
    };
    child.once("error", ({ message }) => fail(`cannot be started: ${message}`));
    child.once("close", (code) => fail(`ended with ${code}`));
  });
  // Whoever needs the address sees the failure; until then it must not end the rehearsal.
  url.catch(() => undefined);
  return { child, url, printed: () => printed, stop: (signal) => stopGroup(child, signal) };
}

/** Lets `use` have a mock server for as long as it takes, and gives what `use` gives. */
export async function whileServed<T>(mock: ServedMock, use: (url: string) => Promise<T>): Promise<T> {
  try {
    return await use(await mock.url);
  } finally {
    await mock.stop();
  }
}
