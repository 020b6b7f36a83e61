import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/** Each `ts` example of the README and of the doc comments, by the file that it stands in. */
async function documentedExamples(): Promise<{ from: string; code: string }[]> {
  const sources = (await readdir(join(packageFolder, "src")))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", name));
  const files = await Promise.all(
    ["README.md", ...sources].map(async (name) => ({ name, text: await readFile(join(packageFolder, name), "utf8") })),
  );
  return files.flatMap(({ name, text }) => {
    const plain = text.replace(/^ ?\* ?/gm, "");
    return [...plain.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = ""]) => ({ from: name, code }));
  });
}

describe("the documented examples", async () => {
  const examples = await documentedExamples();
  let folder = "";

  beforeAll(async () => {
    // Inside the package, so that the examples find it by its name.
    await mkdir(join(packageFolder, "node_modules", ".cache"), { recursive: true });
    folder = await mkdtemp(join(packageFolder, "node_modules", ".cache", "documented-"));
    await Promise.all(examples.map(({ code }, index) => writeFile(join(folder, `${index}.ts`), code)));
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../../../tsconfig.json",
        compilerOptions: { declaration: false, isolatedDeclarations: false, noUnusedLocals: false },
        include: ["*.ts"],
      }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("compile", async () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
    const { stdout } = await run(process.execPath, [
      join(packageFolder, "node_modules", "typescript", "bin", "tsc"),
      "-p",
      folder,
    ]).catch((failure: { stdout: string }) => failure);
    expect(stdout).toBe("");
  });

  it.each(examples)("print what they say they print: $from", async ({ code }) => {
    const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output = ""]) =>
      output.replace(/^"(.*)"$/, "$1"),
    );
    const { stdout } = await run(
      process.execPath,
      ["--conditions=@emchat/source", "--input-type=module-typescript", "--eval", code],
      { cwd: packageFolder },
    );
    expect(stdout.trim().split("\n")).toEqual(promised);
  });
});
