// @module-tag process
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocks, packageFolder, writtenPages } from "./harness/pages.ts";

const run = promisify(execFile);
const examples = (await writtenPages()).flatMap((page) =>
  blocks(page, "ts").map((code, index) => ({ from: `${page.name} ${index + 1}`, code })),
);
/** An example that promises what it prints, and needs nothing but this process for it. */
const printing = examples.filter(({ code }) => /console\.log\(.*\); \/\/ /.test(code));

describe("the examples of the site", () => {
  let folder = "";

  beforeAll(async () => {
    // Inside the package, so that the examples find what they import by its name.
    await mkdir(join(packageFolder, "node_modules", ".cache"), { recursive: true });
    folder = await mkdtemp(join(packageFolder, "node_modules", ".cache", "examples-"));
    await Promise.all(
      examples.map(({ code }, index) => writeFile(join(folder, `${index}.ts`), `${code}\nexport {};\n`)),
    );
    // The very copies that the packages are compiled with: types of two copies do not fit each other.
    await mkdir(join(folder, "node_modules"));
    for (const [owner, name] of Object.entries({ emulator: "msw", client: "undici" }))
      await symlink(
        await realpath(join(packageFolder, "../../packages", owner, "node_modules", name)),
        join(folder, "node_modules", name),
      );
    const compilerOptions = { declaration: false, isolatedDeclarations: false, noUnusedLocals: false, types: ["node"] };
    const project = { extends: "../../../tsconfig.json", compilerOptions, include: ["*.ts"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("compile", async () => {
    expect(examples.length).toBeGreaterThan(40);
    // The repository's compiler: this package has an older one of its own, which the API pages are made with.
    const compiler = join(packageFolder, "../../node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [compiler, "-p", folder]).catch(
      (failure: { stdout: string }) => failure,
    );
    const where = (file: string): string => examples[Number(file)]?.from ?? file;
    expect(stdout.replaceAll(/^.*?(\d+)\.ts/gm, (_, file: string) => where(file))).toBe("");
  });

  it.each(printing)("prints what it says it prints: $from", async ({ code }) => {
    const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output = ""]) => output);
    const { stdout } = await run(
      process.execPath,
      ["--conditions=@emchat/source", "--input-type=module-typescript", "--eval", code],
      { cwd: packageFolder },
    );
    expect(stdout.trim().split("\n")).toEqual(promised);
  });
});
