import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Where commands of a test send to, and keep their campaigns. */
export interface Surroundings {
  readonly store: string;
  readonly baseUrl: string;
}

/** The token that every command has, and that no output may show. */
export const TOKEN = "YWMt-campaign-sample-token";

/** Starts the command line as a process of its own. */
export function startCampaign(
  args: readonly string[],
  { store, baseUrl }: Surroundings,
  stdout: "pipe" | number = "pipe",
): ChildProcess {
  return spawn(process.execPath, ["--conditions=@emchat/source", cli, ...args], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      EMCHAT_CAMPAIGN_STORE: store,
      EMCHAT_BASE_URL: baseUrl,
      EMCHAT_APP_KEY: "easemob-demo#chatdemoui",
      EMCHAT_TOKEN: TOKEN,
    },
    stdio: ["ignore", stdout, "pipe"],
  });
}

/** Runs the command line to its end. */
export async function runCampaign(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = startCampaign(args, surroundings);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
  ]);
  return { code: await ended, stdout, stderr };
}
