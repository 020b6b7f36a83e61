import { execFile } from "node:child_process";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ENTRIES, type PublicName, readPublicApi, renderApiReport } from "../scripts/public-api.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "..");

describe("the public surface", () => {
  let names: PublicName[] = [];
  beforeAll(() => {
    names = readPublicApi();
  });

  it("is the one in api.md: run `pnpm --filter @emchat/client api` and look at the difference", async () => {
    expect(renderApiReport(names)).toBe(await readFile(join(root, "api.md"), "utf8"));
  });

  it("is documented, every name and every member", () => {
    expect(names.length).toBeGreaterThan(60);
    expect(names.flatMap((name) => name.undocumented)).toEqual([]);
  });
});

describe("examples", () => {
  it("in the sources and in the READMEs compile, each as a module of its own", async () => {
    const folder = join(root, "node_modules/.cache/examples-test");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const fences: string[] = [];
    const files = ["../../README.md", "../../README.zh-CN.md"];
    for await (const file of glob("{src/**/*.ts,README.md}", { cwd: root })) files.push(file);
    for (const file of files) {
      const text = await readFile(join(root, file), "utf8");
      for (const [, indent = "", code = ""] of text.matchAll(/^([ \t]*\* |)```ts\n([\s\S]*?)^[ \t]*(?:\* )?```$/gm)) {
        const lines = code.split("\n").map((line) => (indent ? line.replace(/^\s*\* ?/, "") : line));
        fences.push(`// ${file}\n${lines.join("\n")}\nexport {};\n`);
      }
    }
    expect(fences.length).toBeGreaterThan(20);
    await Promise.all(fences.map((code, index) => writeFile(join(folder, `example-${index}.ts`), code)));
    const config = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        noUnusedLocals: false,
        declaration: false,
        isolatedDeclarations: false,
        paths: Object.fromEntries(Object.entries(ENTRIES).map(([entry, file]) => [entry, [join(root, file)]])),
      },
      include: ["*.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const output = await run(join(root, "node_modules/.bin/tsc"), ["-p", folder]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    expect(output).toBe("");
  });
});

describe("the README's own tests", () => {
  it("pass", async () => {
    const folder = join(root, "node_modules/.cache/readme-tests");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const readme = await readFile(join(root, "README.md"), "utf8");
    const tests = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
    const runnable = tests.filter((code) => code.includes('from "vitest"'));
    const count = runnable.join("").match(/^test\(/gm)?.length ?? 0;
    expect(count).toBeGreaterThan(2);
    await Promise.all(runnable.map((code, index) => writeFile(join(folder, `readme-${index}.test.ts`), code)));
    // As whoever installed it has it: built, and left alone by the runner.
    const file = join(folder, "vitest.config.js");
    await writeFile(
      file,
      `export default {
        root: ${JSON.stringify(folder)},
        resolve: { alias: { "@emchat/client": ${JSON.stringify(join(root, "dist/index.js"))} } },
        test: { include: ["*.test.ts"], maxWorkers: 1, testTimeout: 30_000, server: { deps: { external: [/client\\/dist/] } } },
      };`,
    );
    const { stdout } = await run(join(root, "node_modules/.bin/vitest"), ["run", "--config", file, "--no-color"]);
    expect(stdout).toMatch(new RegExp(`Tests +${count} passed`));
  });
});
