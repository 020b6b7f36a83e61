import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * The benchmarks' one entry.
 *
 *   node --conditions=@emchat/source src/main.ts [client|mock|growth|contract|inspector|campaign] [options of that benchmark]
 *
 * Without a name, all run one after the other, each in a process of its own, so that none measures what another left behind.
 */
const benchmarks = {
  client: new URL("./client.ts", import.meta.url),
  mock: new URL("./mock.ts", import.meta.url),
  growth: new URL("./growth.ts", import.meta.url),
  contract: new URL("./contract.ts", import.meta.url),
  inspector: new URL("./inspector.ts", import.meta.url),
  campaign: new URL("./campaign.ts", import.meta.url),
} as const;
type Benchmark = keyof typeof benchmarks;

const names = Object.keys(benchmarks) as Benchmark[];
const isBenchmark = (name: string): name is Benchmark => Object.hasOwn(benchmarks, name);

async function run(name: Benchmark, options: readonly string[]): Promise<number> {
  process.stdout.write(`\n${name}\n`);
  const args = ["--conditions=@emchat/source", fileURLToPath(benchmarks[name]), ...options];
  const [code]: unknown[] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "exit");
  return typeof code === "number" ? code : 1;
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !isBenchmark(name)) {
  process.stderr.write(`There is no benchmark ${name}. Choose one of ${names.join(", ")}, or none for all.\n`);
  process.exitCode = 2;
} else {
  for (const one of name === undefined ? names : [name]) {
    process.exitCode = (await run(one, options)) || process.exitCode || 0;
  }
}
