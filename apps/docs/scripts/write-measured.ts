// Writes what was measured into the READMEs of the root, between their marks:  pnpm --filter @emchat/docs run measured
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measuredFiles, readMeasured } from "../src/measured/measured-file.ts";
import { readmePart, readmes, withPart } from "../src/measured/readme-part.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
for (const readme of readmes) {
  const file = join(root, readme.file);
  let text = await readFile(file, "utf8");
  for (const name of measuredFiles) text = withPart(text, name, readmePart(readme, name, await readMeasured(name)));
  await writeFile(file, text);
}
execFileSync("biome", ["check", "--write", ...readmes.map(({ file }) => join(root, file))], {
  cwd: root,
  stdio: "inherit",
});
