import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The benchmarks' one entry.
 *
 *   node --conditions=@emchat/source src/main.ts [client|mock|contract|inspector] [options of that benchmark]
 *
 * Without a name, all run one after the other, each in a process of its own, so that none measures what another left behind.
 */
const benchmarks = ["client", "mock", "contract", "inspector"] as const;
type Benchmark = (typeof benchmarks)[number];

const isBenchmark = (name: string): name is Benchmark => (benchmarks as readonly string[]).includes(name);
const fileOf = (name: Benchmark): string => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

async function run(name: Benchmark, options: readonly string[]): Promise<number> {
  process.stdout.write(`\n${name}\n`);
  const args = ["--conditions=@emchat/source", fileOf(name), ...options];
  const [code]: unknown[] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "exit");
  return typeof code === "number" ? code : 1;
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !isBenchmark(name)) {
  process.stderr.write(`There is no benchmark ${name}. Choose one of ${benchmarks.join(", ")}, or none for all.\n`);
  process.exitCode = 2;
} else {
  for (const one of name === undefined ? benchmarks.filter((each) => existsSync(fileOf(each))) : [name]) {
    process.exitCode = (await run(one, options)) || process.exitCode || 0;
  }
}
