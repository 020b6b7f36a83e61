import { binRuns } from "./rules/bin-runs.ts";
import { exportsLeadSomewhere } from "./rules/exports-lead-somewhere.ts";
import { licenceAndReadmeShip } from "./rules/licence-and-readme-ship.ts";
import { manifestIsComplete } from "./rules/manifest-is-complete.ts";
import { modulesNameTheirDependencies } from "./rules/modules-name-their-dependencies.ts";
import { noSecretShips } from "./rules/no-secret-ships.ts";
import { nothingRunsAtInstall } from "./rules/nothing-runs-at-install.ts";
import { onlyTheBuildShips } from "./rules/only-the-build-ships.ts";
import { portablePackagesNeedNoNode } from "./rules/portable-packages-need-no-node.ts";
import { publintIsContent } from "./rules/publint-is-content.ts";
import { rangesArePublic } from "./rules/ranges-are-public.ts";
import type { Rule } from "./rules/rule.ts";
import { typesResolve } from "./rules/types-resolve.ts";
import type { Tarball } from "./tarball.ts";

/** What every published package has to keep. */
export const rules: readonly Rule[] = [
  manifestIsComplete,
  licenceAndReadmeShip,
  exportsLeadSomewhere,
  binRuns,
  rangesArePublic,
  nothingRunsAtInstall,
  onlyTheBuildShips,
  noSecretShips,
  modulesNameTheirDependencies,
  portablePackagesNeedNoNode,
  publintIsContent,
  typesResolve,
];

/** Something that is wrong with a packed file. */
export interface Finding {
  rule: string;
  why: string;
  what: string;
}

/**
 * Holds a packed file against every rule.
 *
 * @example
 * const findings = await inspectTarball(readTarball(await readFile("emchat-client-0.1.0.tgz")));
 */
export async function inspectTarball(tarball: Tarball): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, why, check } of rules) {
    const sentences = await Promise.resolve()
      .then(() => check(tarball))
      .catch((error: unknown) => [
        `the check itself failed: ${error instanceof Error ? error.message : String(error)}`,
      ]);
    findings.push(...sentences.map((what) => ({ rule: id, why, what })));
  }
  return findings;
}
