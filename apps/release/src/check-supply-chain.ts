// Looks at what comes from others: lockfiles, licences, known weaknesses.
//
//   pnpm --filter @emchat/release run check:supply-chain [--when-unanswered=fail|warn]
//
// Ends with 1 when a check failed. A registry that answers no audits fails it, too, unless that is only to be told of
// (`warn`); the check never counts as passed.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { upstreamRegistry } from "./registry/upstream-registry.ts";
import { repositoryRoot } from "./repository-root.ts";
import { checkAdvisories } from "./supply-chain/check-advisories.ts";
import { checkFixedVersions } from "./supply-chain/check-fixed-versions.ts";
import { checkLicences } from "./supply-chain/check-licences.ts";
import { checkLockfiles } from "./supply-chain/check-lockfiles.ts";
import { productionDependencies } from "./supply-chain/production-dependencies.ts";

const { values } = parseArgs({ options: { "when-unanswered": { type: "string", default: "fail" } } });
const read = (path: string): Promise<string> => readFile(join(repositoryRoot, path), "utf8");

const dependencies = await productionDependencies();
const verdicts = [
  checkLockfiles(await read("pnpm-lock.yaml"), await read("apps/release/tools/package-lock.json")),
  checkLicences(dependencies),
  checkFixedVersions(dependencies),
  await checkAdvisories(dependencies, await upstreamRegistry(), await read("SECURITY.md")),
];
const words = { passed: "ok", failed: "FAILED", unanswered: "UNANSWERED" };
for (const { check, state, says } of verdicts) {
  console.log(`${words[state].padEnd(10)}  ${check}`);
  for (const sentence of says) console.log(`            ${sentence}`);
}
const count = (state: string): number => verdicts.filter((verdict) => verdict.state === state).length;
console.log(`\n${count("passed")} passed, ${count("failed")} failed, ${count("unanswered")} could not be checked`);
const bad = count("failed") + (values["when-unanswered"] === "warn" ? 0 : count("unanswered"));
process.exitCode = bad > 0 ? 1 : 0;
