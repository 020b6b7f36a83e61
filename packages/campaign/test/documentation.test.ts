import { execFile } from "node:child_process";
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const packageFolder = resolve(import.meta.dirname, "..");

/** Each `ts` example of the README and of the doc comments. */
async function documentedExamples(): Promise<string[]> {
  const examples: string[] = [];
  for await (const file of glob(["README.md", "src/**/*.ts"], { cwd: packageFolder })) {
    const plain = (await readFile(join(packageFolder, file), "utf8")).replace(/^ ?\* ?/gm, "");
    for (const [, code = ""] of plain.matchAll(/^```ts\n([\s\S]*?)^```/gm)) examples.push(code);
  }
  return examples;
}

describe("the documented examples", async () => {
  const examples = await documentedExamples();
  let folder = "";

  beforeAll(async () => {
    // inside the package, so that the examples find it by its name
    await mkdir(join(packageFolder, "node_modules", ".cache"), { recursive: true });
    folder = await mkdtemp(join(packageFolder, "node_modules", ".cache", "documented-"));
    await Promise.all(examples.map((code, index) => writeFile(join(folder, `${index}.ts`), code)));
    const compilerOptions = { declaration: false, isolatedDeclarations: false, noUnusedLocals: false };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions, include: ["*.ts"] }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("compile", async () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    const compiler = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
    const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch(
      (failure: { stdout: string }) => failure,
    );
    expect(stdout).toBe("");
  });
});
