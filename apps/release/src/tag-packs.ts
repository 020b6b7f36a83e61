// Gives everything in a folder that `changeset pack` wrote another dist-tag, so that a snapshot is not called `latest`.
//
//   node apps/release/src/tag-packs.ts FOLDER TAG
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

interface Plan {
  plan: { kind: string; tag?: string }[][];
}

const [folder, tag] = process.argv.slice(2);
if (!folder || !tag) throw new Error("Usage: node apps/release/src/tag-packs.ts FOLDER TAG");
const file = join(folder, "publish-plan.json");
const content = JSON.parse(await readFile(file, "utf8")) as Plan;
const packs = content.plan.flat().filter(({ kind }) => kind === "publish");
if (packs.length === 0) throw new Error(`${file} lists nothing that is published.`);
for (const pack of packs) pack.tag = tag;
await writeFile(file, JSON.stringify(content, undefined, 2));
console.log(`${packs.length} packages will be published as ${tag}`);
