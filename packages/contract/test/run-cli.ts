import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { main } from "../src/cli/main.ts";

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The same of a process. */
interface CliResult extends Ended {
  /** The most memory it took, in bytes. */
  readonly peakBytes: number;
}

export const TOKEN = "good-token-0001";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** Runs the real command in a process of its own. */
export function runCli(args: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  const { PATH = "", NODE_COMPILE_CACHE = "" } = process.env;
  const report = "process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS*1024+'\\n'))";
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=@emchat/source", "--import", `data:text/javascript,${encodeURIComponent(report)}`, CLI, ...args],
    { env: { PATH, NODE_COMPILE_CACHE, NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const peak = /\npeak (\d+)\n$/.exec(stderr);
      resolve({
        code,
        stdout,
        stderr: stderr.replace(/\npeak \d+\n$/, ""),
        peakBytes: Number(peak?.[1] ?? 0),
      });
    });
  });
}

/** Runs the same in this process, where it is not the process that is tried: a start takes a second of a processor. */
export async function runMain(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  const code = await main(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    env,
    colours: false,
    progress: false,
  });
  return { code, stdout, stderr };
}
