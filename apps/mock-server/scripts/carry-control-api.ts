import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

// The package of the control API is private: the published one carries its document, and its types where declarations name them.

const control = fileURLToPath(new URL(".", import.meta.resolve("@emchat/control/package.json")));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

cpSync(join(control, "src/generated/control.openapi.yaml"), join(dist, "control.openapi.yaml"));
cpSync(join(control, "dist"), join(dist, "control-api"), { recursive: true });
for (const file of globSync(join(dist, "**/*.d.ts"))) {
  const text = readFileSync(file, "utf8");
  if (!text.includes('"@emchat/control"')) continue;
  const path = relative(dirname(file), join(dist, "control-api/index.js"));
  writeFileSync(file, text.replaceAll('"@emchat/control"', JSON.stringify(path.startsWith(".") ? path : `./${path}`)));
}
