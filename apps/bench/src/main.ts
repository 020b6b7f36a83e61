import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Printed, writePage } from "./page.ts";

/**
 * The benchmarks' one entry.
 *
 *   node --conditions=@emchat/source src/main.ts [client|mock|growth|contract|inspector|loop|campaign] [options of that benchmark]
 *
 * Without a name, all run one after the other, each in a process of its own, so that none measures what another left behind; the
 * long ones in their short form, and the campaign's beside the client's, because both mostly wait. Then `docs/benchmarks.md` is written anew. A figure that missed its bound says so and ends nothing:
 * the exit code is that of what could not be measured.
 */
const benchmarks = {
  client: { file: new URL("./client.ts", import.meta.url), short: [] },
  mock: { file: new URL("./mock.ts", import.meta.url), short: [] },
  growth: { file: new URL("./growth.ts", import.meta.url), short: ["--largest", "10000", "--rounds", "4"] },
  contract: { file: new URL("./contract.ts", import.meta.url), short: ["--cost"] },
  inspector: { file: new URL("./inspector.ts", import.meta.url), short: [] },
  loop: { file: new URL("./loop.ts", import.meta.url), short: [] },
  campaign: { file: new URL("./campaign.ts", import.meta.url), short: ["--quick"] },
} as const;
type Benchmark = keyof typeof benchmarks;

const names = Object.keys(benchmarks) as Benchmark[];
const isBenchmark = (name: string): name is Benchmark => Object.hasOwn(benchmarks, name);

/** The client's short measurements are over then, so that a campaign's senders may start, in milliseconds. */
const CLIENT_ONLY_WAITS = 25_000;

/** Runs one and keeps what it prints; shows it as it comes, or leaves that to the caller. */
async function run(name: Benchmark, options: readonly string[], shown = true): Promise<Printed> {
  const show = (text: string) => shown && process.stdout.write(text);
  show(`\n${name}\n`);
  const from = performance.now();
  const args = ["--conditions=@emchat/source", fileURLToPath(benchmarks[name].file), ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    show(chunk);
  });
  const [code]: unknown[] = await once(child, "close");
  process.exitCode ||= typeof code === "number" ? code : 1;
  return { name, seconds: (performance.now() - from) / 1000, text };
}

const short = (name: Benchmark, shown = true): Promise<Printed> => run(name, benchmarks[name].short, shown);

async function clientAndCampaign(): Promise<{ readonly client: Printed; readonly campaign: Printed }> {
  const running = short("client");
  await sleep(CLIENT_ONLY_WAITS);
  const campaign = await short("campaign", false);
  const client = await running;
  process.stdout.write(`\n${campaign.name}\n${campaign.text}`);
  return { client, campaign };
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !isBenchmark(name)) {
  process.stderr.write(`There is no benchmark ${name}. Choose one of ${names.join(", ")}, or none for all.\n`);
  process.exitCode = 2;
} else if (name !== undefined) {
  await run(name, options);
} else {
  const { client, campaign } = await clientAndCampaign();
  const printed = [client];
  for (const one of names) if (one !== "client" && one !== "campaign") printed.push(await short(one));
  await writePage([...printed, campaign]);
}
