import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { killGroup } from "./run-command.ts";

/** Milliseconds that a program has to stop by itself. */
const GRACE_MS = 10_000;

/**
 * Asks a program that was started with `detached`, and everything that it started, to stop; kills them when they do not.
 *
 * @param signal how it is asked, `SIGTERM` by default
 * @returns whether it stopped by itself
 */
export async function stopGroup(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const gone = once(child, "exit");
  killGroup(child.pid, signal);
  let killed = false;
  const timer = setTimeout(() => {
    killed = true;
    killGroup(child.pid, "SIGKILL");
  }, GRACE_MS);
  await gone;
  clearTimeout(timer);
  return !killed;
}
