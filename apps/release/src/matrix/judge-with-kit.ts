import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ConsumerProject } from "./consumer-project.ts";

/** The mock takes any token. No word of it stands in a reply by chance, which would look as if the token had leaked. */
export const consumerToken = "YWMt-7f3a9c1e5b2d";

/** What the contract kit found out about a server. */
export interface Verdict {
  passed: number;
  failed: number;
}

interface KitReport {
  passed: number;
  failures: unknown[];
}

/**
 * Runs `emchat-contract run` as a consumer does, and reads what it says in its report: an exit code alone could be that of
 * the program which was to start it.
 *
 * @param start how this consumer starts the kit
 * @param code the exit code that the server deserves
 * @param more further flags
 */
export async function judgeWithKit(
  project: ConsumerProject,
  start: readonly [command: string, ...args: string[]],
  url: string,
  app: string,
  code: 0 | 1,
  ...more: readonly string[]
): Promise<Verdict> {
  const [command, ...args] = start;
  const report = join(project.folder, "report.json");
  const target = ["--url", url, "--org", "consumers", "--app", app, "--token", consumerToken, "--profile", "mock"];
  await project.run(command, [...args, "run", ...target, ...more, "--report", `json=${report}`], code);
  const { passed, failures } = JSON.parse(await readFile(report, "utf8")) as KitReport;
  await rm(report);
  if (passed === 0 && code === 0) throw new Error("The kit is content, and did not check anything.");
  if (failures.length > 0 !== (code === 1))
    throw new Error(`The kit ended with ${code} and reports ${failures.length} failures.`);
  return { passed, failed: failures.length };
}
