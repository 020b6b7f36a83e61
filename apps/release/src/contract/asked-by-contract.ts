import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines, runCommand } from "../process/run-command.ts";
import type { ReleaseStep } from "./release-step.ts";

/** What a comparison asks of the next version. */
export interface Asked {
  step: ReleaseStep;
  /** The changes that ask for that step, one sentence each. */
  because: string[];
}

interface DiffReport {
  asked: ReleaseStep;
  changes: { asks: ReleaseStep; sentence: string }[];
}

/**
 * Lets `emchat-contract diff` compare two contracts. It runs from its source, so nothing has to be built before.
 *
 * @param folder the repository
 * @throws Error when the two could not be compared
 */
export async function askedByContract(folder: string, oldSpec: string, newSpec: string): Promise<Asked> {
  const scratch = await mkdtemp(join(tmpdir(), "emchat-diff-"));
  try {
    const [old, renewed] = [join(scratch, "released.yaml"), join(scratch, "next.yaml")];
    await writeFile(old, oldSpec);
    await writeFile(renewed, newSpec);
    const options = ["--format", "json", "--fail-on", "none"];
    const command = ["--conditions=@emchat/source", await commandFile(folder), "diff", old, renewed, ...options];
    const outcome = await runCommand(process.execPath, command, { cwd: folder });
    if (outcome.code !== 0)
      throw new Error(`\`emchat-contract diff\` ended with ${outcome.code}:\n${lastLines(outcome)}`);
    const { asked, changes } = JSON.parse(outcome.stdout) as DiffReport;
    return { step: asked, because: changes.filter(({ asks }) => asks === asked).map(({ sentence }) => sentence) };
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function commandFile(folder: string): Promise<string> {
  const kit = join(folder, "packages/contract");
  const { bin } = JSON.parse(await readFile(join(kit, "package.json"), "utf8")) as { bin?: Record<string, string> };
  const built = bin?.["emchat-contract"];
  if (!built) throw new Error("packages/contract/package.json names no command emchat-contract.");
  return join(kit, built.replace(/^(\.\/)?dist\//, "src/").replace(/\.js$/, ".ts"));
}
