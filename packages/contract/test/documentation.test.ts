import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Every TypeScript example of the sources' docstrings and of the README. */
async function examples(): Promise<{ from: string; code: string }[]> {
  const found: { from: string; code: string }[] = [];
  const entries = await readdir(join(root, "src"), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith(".ts"))) {
    const file = join(entry.parentPath, entry.name);
    if (file.includes("/diff/")) continue;
    for (const [, code = ""] of (await readFile(file, "utf8")).matchAll(/ \* ```ts\n(.*?) \* ```/gs)) {
      found.push({ from: entry.name, code: code.replaceAll(/^ *\* ?/gm, "") });
    }
  }
  const readme = await readFile(join(root, "README.md"), "utf8");
  for (const [, code = ""] of readme.matchAll(/^```ts\n(.*?)^```/gms)) found.push({ from: "README.md", code });
  return found;
}

test("every example of the docstrings and of the README compiles", async () => {
  const all = await examples();
  expect(all.length).toBeGreaterThan(7);
  const folder = await mkdtemp(join(root, "test", ".examples-"));
  folders.push(folder);
  for (const [index, { from, code }] of all.entries()) {
    await writeFile(join(folder, `${index}-${from.replace(/\.\w+$/, "")}.ts`), `${code}\nexport {};\n`);
  }
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: { noEmit: true, declaration: false, isolatedDeclarations: false },
    include: ["*.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((error) => error);
  expect(stdout).toBe("");
});

test.each(["run", "parity", "replay", "diff"])("%s --help teaches its flags and ends with 0", async (command) => {
  const { code, stdout } = await runCli([command, "--help"]);
  expect(stdout).toContain(`emchat-contract ${command}`);
  expect(code).toBe(0);
});

test("every flag of run is in its help, and every flag of the README is one", async () => {
  const { stdout } = await runCli(["run", "--help"]);
  const options = await readFile(join(root, "src/cli/run-command.ts"), "utf8");
  const shared = await readFile(join(root, "src/cli/options.ts"), "utf8");
  const flags = [...`${options}${shared}`.matchAll(/^ {2}"?([a-z-]+)"?: \{ type: "/gm)].map(([, name]) => name ?? "");
  expect(flags.length).toBeGreaterThan(20);
  for (const flag of flags.filter((name) => name !== "help")) expect(stdout).toContain(`--${flag}`);
  const readme = await readFile(join(root, "README.md"), "utf8");
  for (const [, name = ""] of readme.matchAll(/`--([a-z-]+)/g)) {
    if (name !== "strict") expect([...flags, "left", "right"]).toContain(name);
  }
});

test("the command lists every check, and the README's profile file is one", async () => {
  const { stdout, code } = await runCli(["checks"]);
  expect(code).toBe(0);
  for (const name of ["status", "schema", "relations", "leak", "repeat", "isolation", "clock", "answered"]) {
    expect(stdout).toMatch(new RegExp(`^${name} +\\S`, "m"));
  }
  const readme = await readFile(join(root, "README.md"), "utf8");
  const yaml = [...readme.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text]) => text ?? "");
  const { profileFromText } = await import("../src/index.ts");
  expect(profileFromText(yaml[0] ?? "", "README.md", { EXPIRED_TOKEN: "a" }).budget).toBe(500);
});
