import { type ChildProcess, spawn } from "node:child_process";

/** How a command ended. */
export interface Outcome {
  /** The exit code; 124 when it ran out of time, 127 when it could not be started, 130 after `killAllCommands`. */
  code: number;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface RunOptions {
  cwd?: string;
  /** The whole environment of the command; the caller's own by default. */
  env?: NodeJS.ProcessEnv;
  /** The user and group that it runs as; only root may choose them. */
  uid?: number;
  gid?: number;
  /** Milliseconds after which the command and all it started are killed; 120,000 by default. */
  timeout?: number;
}

const DEFAULT_TIMEOUT_MS = 120_000;
/** The commands under way, which no terminal would end: each is in a group of its own. */
const underWay = new Set<number>();
let refusing = false;

/** Bytes kept of each stream, so that a command that talks without end does not fill this process. */
const MAX_OUTPUT_BYTES = 8 * 1024 * 1024;

/**
 * Runs a command to its end and never throws: what went wrong stands in the outcome.
 *
 * @example
 * const { code, stdout } = await runCommand("node", ["--version"]);
 */
export function runCommand(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const started = performance.now();
  if (refusing) return Promise.resolve({ code: 130, stdout: "", stderr: "not started any more", seconds: 0 });
  return new Promise((settle) => {
    const streams = { stdout: "", stderr: "" };
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      uid: options.uid,
      gid: options.gid,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that a command that hangs is ended together with its children.
      detached: true,
    });
    if (child.pid !== undefined) underWay.add(child.pid);
    const end = (code: number): void => {
      clearTimeout(timer);
      if (child.pid !== undefined) underWay.delete(child.pid);
      settle({ code, ...streams, seconds: (performance.now() - started) / 1000 });
    };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      streams.stderr += `\nkilled after ${options.timeout ?? DEFAULT_TIMEOUT_MS} ms\n`;
      killGroup(child.pid);
    }, options.timeout ?? DEFAULT_TIMEOUT_MS);
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        if (streams[name].length < MAX_OUTPUT_BYTES) streams[name] += chunk;
      });
    }
    child.on("error", (error) => {
      streams.stderr += error.message;
      end(127);
    });
    child.on("close", (code) => end(timedOut ? 124 : (code ?? 1)));
  });
}

/** Ends a process that was started with `detached`, and everything that it started. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals = "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Lets `killAllCommands` end a program, too, that somebody else started with `detached`. */
export function endWithTheRest(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  underWay.add(pid);
  child.once("exit", () => underWay.delete(pid));
}

/** Ends every command that is under way, together with what it started, and starts no further one. */
export function killAllCommands(): void {
  refusing = true;
  for (const pid of underWay) killGroup(pid);
}

/**
 * The same as `runCommand`, for commands whose failure ends the work.
 *
 * @throws Error with the command and the end of its output, when it does not exit with 0
 */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const outcome = await runCommand(command, args, options);
  if (outcome.code !== 0) {
    throw new Error(`\`${[command, ...args].join(" ")}\` ended with ${outcome.code}:\n${lastLines(outcome)}`);
  }
  return outcome;
}

/** The end of what a command printed: the part that tells why it failed. */
export function lastLines({ stdout, stderr }: Pick<Outcome, "stdout" | "stderr">, count = 25): string {
  return `${stdout}\n${stderr}`.trim().split("\n").slice(-count).join("\n");
}
