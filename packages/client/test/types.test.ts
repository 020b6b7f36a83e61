import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const here = resolve(import.meta.dirname, "..");
const COMPILERS = { "5.9": "typescript59", "6.0": "typescript60", "7.0": "typescript" } as const;

// inside the package, so that its declarations find their dependencies
const built = join(here, "node_modules/.cache/types-test");

beforeAll(async () => {
  await run(join(here, "node_modules/.bin/tsc"), ["-p", join(here, "tsconfig.build.json"), "--outDir", built]);
}, 60_000);

/** Compiles a folder of files as a user's project would: strict, and with the declarations of libraries checked too. */
async function compile(
  compiler: string,
  files: Readonly<Record<string, string>>,
  moduleResolution: "nodenext" | "bundler",
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-types-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(here, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const options = {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: moduleResolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution,
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    preserveSymlinks: false,
    paths: {
      "@emchat/client": [join(built, "index.d.ts")],
      "@emchat/client/otel": [join(built, "otel.d.ts")],
    },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
  const manifest = require.resolve(`${compiler}/package.json`);
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: { tsc: string } };
  return run(process.execPath, [join(dirname(manifest), bin.tsc), "-p", folder]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

it.each(Object.entries(COMPILERS))(
  "TypeScript %s: every call's happy and sad uses, errors by key",
  { timeout: 120_000 },
  async (version, compiler) => {
    const { version: installed } = require(`${compiler}/package.json`) as { version: string };
    expect(installed.startsWith(version)).toBe(true);
    const calls = await readFile(join(here, "test/types/calls.test-d.ts"), "utf8");
    expect(await compile(compiler, { "calls.test-d.ts": calls }, "nodenext")).toBe("");
    expect(await compile(compiler, { "calls.test-d.ts": calls }, "bundler")).toBe("");
    // the compiler does see mistakes
    expect(
      await compile(compiler, { "bad.ts": 'import { text } from "@emchat/client";\ntext(5);\n' }, "nodenext"),
    ).toContain("TS2345");
  },
);
