import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";

/** The command as it is published, which starts in a third of the time that its sources take. */
export const CLI: string = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
if (!existsSync(CLI)) throw new Error("the command is not built; run `pnpm build` in apps/mock-server first");

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

/** A process that is running, or has ended. */
export interface CliProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The code that the process ended with; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** The address of the ready line, as soon as it is there. */
  ready(): Promise<string>;
}

/** Starts `emchat-mock` as a real process. The environment has nothing of this machine's but what is needed to run. */
export function emchatMock(
  args: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string | undefined } = {},
): CliProcess {
  return start(process.execPath, [CLI, ...args], { env, cwd });
}

/** Starts any process. */
export function start(
  command: string,
  args: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string | undefined } = {},
): CliProcess {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = /^emchat-mock ready on (https?:\/\/\S+)$/m.exec(stdout)?.[1];
          if (found !== undefined) resolve(found);
        };
        child.stdout?.on("data", look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code} before it was ready: ${stderr}`)));
      }),
  };
}
