import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Printed, writePage } from "./page.ts";

/**
 * The benchmarks' one entry.
 *
 *   node --conditions=@emchat/source src/main.ts [client|mock|growth|contract|inspector|loop|campaign] [options of that benchmark]
 *
 * Without a name, all run one after the other, each in a process of its own, so that none measures what another left behind; the
 * long ones in their short form. Then `docs/benchmarks.md` is written anew. A figure that missed its bound says so and ends nothing:
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

/** Runs one, shows what it prints, and keeps it. */
async function run(name: Benchmark, options: readonly string[]): Promise<Printed> {
  process.stdout.write(`\n${name}\n`);
  const from = performance.now();
  const args = ["--conditions=@emchat/source", fileURLToPath(benchmarks[name].file), ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  const [code]: unknown[] = await once(child, "close");
  process.exitCode ||= typeof code === "number" ? code : 1;
  return { name, seconds: (performance.now() - from) / 1000, text };
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !isBenchmark(name)) {
  process.stderr.write(`There is no benchmark ${name}. Choose one of ${names.join(", ")}, or none for all.\n`);
  process.exitCode = 2;
} else if (name !== undefined) {
  await run(name, options);
} else {
  const printed: Printed[] = [];
  for (const one of names) printed.push(await run(one, benchmarks[one].short));
  await writePage(printed);
}
