// Gives the packages their next version, and the contract with them: one number names one state of the contract.
//
//   pnpm release:version
//
// Uses the pending changesets up, writes the changelogs, stamps `info.version` of spec/openapi.yaml and rewrites what is
// generated from it. Ends with 1 when no changeset is pending.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "./process/run-command.ts";
import { repositoryEnvironment } from "./release/repository-environment.ts";
import { stampContract } from "./release/stamp-contract.ts";
import { repositoryRoot } from "./repository-root.ts";

const specFile = join(repositoryRoot, "spec/openapi.yaml");
const options = { cwd: repositoryRoot, env: repositoryEnvironment(repositoryRoot) };
/** `--snapshot NAME` for a prerelease that is thrown away. */
const snapshot = process.argv.slice(2);

try {
  await mustRun("changeset", ["version", ...snapshot], options);
  const { version } = JSON.parse(await readFile(join(repositoryRoot, "spec/package.json"), "utf8")) as {
    version: string;
  };
  const contract = await readFile(specFile, "utf8");
  const stamped = stampContract(contract, version);
  if (stamped !== contract) {
    await writeFile(specFile, stamped);
    await mustRun("pnpm", ["generate"], options);
  }
  console.log(`The packages and the contract are ${version} now.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
