import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const SAYS_ITS_TIME = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\ncpu '+(user+system)/1000+'\\n')})",
)}`;

/** A program that has ended: how long it had a processor, in milliseconds, and what it printed. */
export interface Ended {
  readonly cpuMs: number;
  readonly stdout: string;
}

/** A program of which is known, when it has ended, how long it had a processor. */
export function begin(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ["--import", SAYS_ITS_TIME, ...args], {
    env: { ...process.env, EMCHAT_TOKEN: "a-token-of-the-benchmark" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      texts[stream] += chunk;
    });
  const ended = once(child, "close").then(() => {
    const cpu = /\ncpu ([\d.]+)\n/.exec(texts.stderr)?.[1];
    if (cpu === undefined) throw new Error(`${args.join(" ")}: ${texts.stderr.slice(0, 500)}`);
    return { cpuMs: Number(cpu), stdout: texts.stdout };
  });
  return { child, ended };
}

/** Runs a program of Node to its end. */
export const runOf = (...args: readonly string[]): Promise<Ended> => begin(args).ended;
