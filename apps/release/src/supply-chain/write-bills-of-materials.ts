import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";
import { repositoryRoot } from "../repository-root.ts";
import { shippedProjects } from "./production-dependencies.ts";

/** One bill that was written. */
export interface BillOfMaterials {
  file: string;
  components: number;
}

interface CycloneDx {
  bomFormat?: string;
  components?: { purl?: string; licenses?: unknown[] }[];
}

/**
 * Writes a CycloneDX 1.6 document for each thing that ships, made from the lockfile by pnpm.
 *
 * @throws Error when pnpm fails, or a component has no package address
 */
export async function writeBillsOfMaterials(folder: string): Promise<BillOfMaterials[]> {
  await mkdir(folder, { recursive: true });
  const written: BillOfMaterials[] = [];
  for (const name of shippedProjects) {
    const file = join(folder, `${name.slice("@emchat/".length)}.cdx.json`);
    const format = [
      "--sbom-format",
      "cyclonedx",
      "--sbom-spec-version",
      "1.6",
      "--sbom-authors",
      "The authors of emchat",
    ];
    await mustRun("pnpm", ["--filter", name, "sbom", "--prod", ...format, "--out", file], {
      cwd: repositoryRoot,
      env: repositoryEnvironment(repositoryRoot),
    });
    const bill = JSON.parse(await readFile(file, "utf8")) as CycloneDx;
    const components = bill.components ?? [];
    if (bill.bomFormat !== "CycloneDX" || components.some(({ purl }) => !purl)) {
      throw new Error(`${file} is not a whole bill of materials.`);
    }
    written.push({ file, components: components.length });
  }
  return written;
}
