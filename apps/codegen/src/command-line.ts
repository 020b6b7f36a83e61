import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ContractError } from "./contract-error.ts";
import { generate } from "./generate.ts";
import { differences, write } from "./generated-files.ts";

const HELP = `Writes everything that is derived from spec/openapi.yaml.

  node src/cli.ts            write what is missing or stale, remove what is superfluous
  node src/cli.ts --check    write nothing; exit 1 when anything differs
  --root DIR                 the repository's root (default: the one this file is in)
`;

/** Where a run puts its words. */
export interface Output {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Runs the generator as its command line asks, and gives the exit code. */
export async function runCommandLine(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { check: { type: "boolean" }, root: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    stdout(HELP);
    return 0;
  }
  const root = resolve(values.root ?? fileURLToPath(new URL("../../..", import.meta.url)));
  try {
    const files = await generate(root);
    if (!values.check) {
      const changes = await write(root, files);
      for (const { path, problem } of changes) stdout(`${problem === "superfluous" ? "removed" : "wrote"} ${path}\n`);
      stdout(`${files.size} generated files, ${changes.length} changed\n`);
      return 0;
    }
    const found = await differences(root, files);
    for (const { path, problem } of found) stderr(`${problem}: ${path}\n`);
    if (found.length > 0) stderr("Generated files differ from the contract. Run: pnpm generate\n");
    return found.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    stderr(`${error.message}\n`);
    return 2;
  }
}
