import { enableCompileCache } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { differences, write } from "./generated-files.ts";

const HELP = `Writes everything that is derived from spec/openapi.yaml.

  node src/cli.ts            write what is missing or stale, remove what is superfluous
  node src/cli.ts --check    write nothing; exit 1 when anything differs
  --root DIR                 the repository's root (default: the one this file is in)
`;

// Compiling the compilers takes as long as running them: what was compiled is kept for the next run.
enableCompileCache();
const { ContractError } = await import("./contract-error.ts");
const { generate } = await import("./generate.ts");

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { check: { type: "boolean" }, root: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const root = resolve(values.root ?? fileURLToPath(new URL("../../..", import.meta.url)));
  try {
    const files = await generate(root);
    if (!values.check) {
      const changes = await write(root, files);
      for (const { path, problem } of changes)
        process.stdout.write(`${problem === "superfluous" ? "removed" : "wrote"} ${path}\n`);
      process.stdout.write(`${files.size} generated files, ${changes.length} changed\n`);
      return 0;
    }
    const found = await differences(root, files);
    for (const { path, problem } of found) process.stderr.write(`${problem}: ${path}\n`);
    if (found.length > 0) process.stderr.write("Generated files differ from the contract. Run: pnpm generate\n");
    return found.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
