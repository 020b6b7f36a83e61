import { setTimeout as sleep } from "node:timers/promises";
import type { CampaignAdmin } from "../campaign-admin.ts";
import { serveStatus } from "../page/serve-status.ts";
import type { CommandLine } from "./read-command-line.ts";
import { statusLine } from "./status-text.ts";
import { stopSignals } from "./stop-signals.ts";
import { EXIT } from "./usage.ts";
import { withStore } from "./with-store.ts";
import { writeOutput } from "./write-output.ts";

/** How often `--watch` looks, in milliseconds. */
const WATCH_MS = 1000;

export function run(line: CommandLine, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const [name] = line.args;
  return withStore(line, environment, async (admin) => {
    const serve = line.text("serve");
    if (serve !== undefined) return servePage(admin, serve);
    if (!line.on("watch")) {
      process.stdout.write(await statusText(admin, name, line.on("json")));
      return EXIT.done;
    }
    const { signal, release } = stopSignals(() => {});
    while (!signal.aborted) {
      if ((await writeOutput(await statusText(admin, name, line.on("json")))) === "enough") break;
      await sleep(WATCH_MS, undefined, { signal }).catch(() => {});
    }
    release();
    return EXIT.done;
  });
}

async function statusText(admin: CampaignAdmin, name: string | undefined, json: boolean): Promise<string> {
  const all = name === undefined ? await admin.list() : [await admin.status(name)];
  if (json) return `${JSON.stringify(name === undefined ? all : all[0])}\n`;
  if (all.length === 0) return "there is no campaign in this store\n";
  return all.map((status) => `${statusLine(status)}\n`).join("");
}

async function servePage(admin: CampaignAdmin, address: string): Promise<number> {
  const { signal, release } = stopSignals(() => {});
  const page = await serveStatus(admin, address);
  process.stdout.write(`emchat-campaign shows its campaigns on ${page.url}\n`);
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await page.close();
  release();
  return EXIT.done;
}
