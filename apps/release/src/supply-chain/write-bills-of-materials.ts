import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../process/run-command.ts";
import { repositoryEnvironment } from "../release/repository-environment.ts";
import { repositoryRoot } from "../repository-root.ts";
import { bundledPackages } from "./bundled-packages.ts";
import { shippedProjects } from "./production-dependencies.ts";

/** One bill that was written. */
export interface BillOfMaterials {
  file: string;
  components: number;
}

interface CycloneDx {
  bomFormat?: string;
  components?: { type?: string; name?: string; version?: string; purl?: string; licenses?: unknown[] }[];
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
    if (name === "@emchat/mock-server") await addBundled(bill, file);
    const components = bill.components ?? [];
    if (bill.bomFormat !== "CycloneDX" || components.some(({ purl }) => !purl)) {
      throw new Error(`${file} is not a whole bill of materials.`);
    }
    written.push({ file, components: components.length });
  }
  return written;
}

/** pnpm knows what is installed beside a package, not what is bundled into it. */
async function addBundled(bill: CycloneDx, file: string): Promise<void> {
  const bundled = (await bundledPackages()).flatMap(({ name, versions, license }) =>
    versions.map((version) => ({
      type: "library",
      name,
      version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      licenses: [{ expression: license }],
    })),
  );
  bill.components = [...(bill.components ?? []), ...bundled];
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
}
