// Writes a bill of materials (CycloneDX 1.6, JSON) for each thing that ships: the six packages, and the page that is bundled
// into one of them.
//
//   pnpm --filter @emchat/release run sbom [FOLDER]      results/sbom by default
import { join, resolve } from "node:path";
import { repositoryRoot } from "./repository-root.ts";
import { writeBillsOfMaterials } from "./supply-chain/write-bills-of-materials.ts";

const folder = resolve(
  process.env["INIT_CWD"] ?? ".",
  process.argv[2] ?? join(repositoryRoot, "apps/release/results/sbom"),
);
for (const { file, components } of await writeBillsOfMaterials(folder))
  console.log(`${file}: ${components} components`);
