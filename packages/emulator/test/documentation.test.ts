import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const folder = fileURLToPath(new URL("..", import.meta.url));

/** The TypeScript fences of a text, the stars of a docstring taken off. */
function fencesOf(text: string): string[] {
  return [...text.matchAll(/^([ *]*)```ts\n([\s\S]*?)^\1```$/gm)].map(([, stars = "", code = ""]) =>
    code
      .split("\n")
      .map((line) => (line.startsWith(stars) ? line.slice(stars.length) : line.replace(/^ \*$/, "")))
      .join("\n"),
  );
}

/** What the code says that it prints: the comments behind `console.log`. */
function promisedOutput(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, promised = ""]) => promised);
}

describe("the examples", () => {
  let scratch: string;
  const inReadme: string[] = [];
  beforeAll(async () => {
    scratch = await mkdtemp(join(folder, "test", "examples-"));
    const sources = (await readdir(join(folder, "src"), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of [join(folder, "README.md"), ...sources]) {
      const name = relative(folder, file).replace(/\W+/g, "-");
      for (const [at, code] of fencesOf(await readFile(file, "utf8")).entries()) {
        const path = join(scratch, `${name}-${at}.ts`);
        await writeFile(path, `${code}\nexport {};\n`);
        // What belongs to a runner is run by one, in the fixture's own test.
        if (file.endsWith("README.md") && !code.includes("@emchat/emulator/vitest")) inReadme.push(path);
      }
    }
    const config = {
      extends: "../../tsconfig.json",
      compilerOptions: { declaration: false, isolatedDeclarations: false },
      include: ["*.ts"],
    };
    await writeFile(join(scratch, "tsconfig.json"), JSON.stringify(config));
  });
  afterAll(() => rm(scratch, { recursive: true }));

  test("of the README and of the docstrings compile", async () => {
    const files = (await readdir(scratch)).filter((name) => name.endsWith(".ts"));
    expect(files.length).toBeGreaterThanOrEqual(6);
    const compiled = await run(join(folder, "node_modules/.bin/tsc"), ["-p", join(scratch, "tsconfig.json")], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    expect(compiled.stdout).toBe("");
  });

  test("of the README print what they say", async () => {
    expect(inReadme).toHaveLength(5);
    for (const path of inReadme) {
      const { stdout } = await run(process.execPath, ["--conditions=@emchat/source", path], { cwd: folder });
      expect(stdout.trimEnd().split("\n")).toEqual(promisedOutput(await readFile(path, "utf8")));
    }
  });
});
