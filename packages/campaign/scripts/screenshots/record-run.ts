import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { startChatService } from "../../test/harness/chat-service.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Begins a line anew on a terminal. */
const ANEW = "\r\u001b[2K";

/** Runs a campaign on a terminal of Debian's `script`, and gives what stands there in the middle of it and in the end. */
export async function recordRun(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "campaign-terminal-"));
  const service = await startChatService((name) => (name === "guest42" ? 404 : undefined), 20);
  try {
    const rows = Array.from({ length: 400 }, (_, index) => `guest${index},Guest ${index}`);
    writeFileSync(join(folder, "targets.csv"), `username,first_name\n${rows.join("\n")}\nGUEST7,Guest 7\n`);
    const run = "run targets.csv --message 'hello {{first_name}}' --rate 50/s";
    const command = `stty cols 110; '${process.execPath}' --conditions=@emchat/source '${cli}' ${run}`;
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        EMCHAT_APP_KEY: "easemob-demo#chatdemoui",
        EMCHAT_TOKEN: "YWMt-sample",
        EMCHAT_BASE_URL: service.url,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [head = "", ...states] = (await text(child.stdout)).replaceAll("\r\n", "\n").split(ANEW);
    const middle = states[Math.floor(states.length * 0.6)] ?? "";
    return [`$ emchat-campaign ${run}`, ...`${head}${middle}\n${states.at(-1)}`.trimEnd().split("\n")];
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
