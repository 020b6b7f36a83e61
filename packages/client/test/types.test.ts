import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import ts59 from "typescript59";
import ts60 from "typescript60";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";

const run = promisify(execFile);
const here = resolve(import.meta.dirname, "..");
const tsc = join(here, "node_modules/.bin/tsc");
// inside the package, so that its declarations find their dependencies
const built = join(here, "node_modules/.cache/types-test");

const USES = ["calls.test-d.ts", "doors.test-d.ts"];
const MISTAKE = "mistake.ts";
/** The one error that shows that the compiler sees mistakes. */
const PLANTED = [expect.stringMatching(/mistake\.ts.* TS2345: /)];

const compilerOptions = {
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  strict: true,
  noEmit: true,
  paths: {
    "@emchat/client": [join(built, "index.d.ts")],
    "@emchat/client/*": [join(built, "*.d.ts")],
  },
};

beforeAll(async () => {
  await run(tsc, ["-p", join(here, "tsconfig.build.json"), "--outDir", built]);
});

/** A user's project: uses of the client, and the packages that they import. */
async function projectOf(files: readonly string[], options: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "emchat-types-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(here, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const file of files) await copyFile(join(here, "test/types", file), join(folder, file));
  const config = { compilerOptions: { ...compilerOptions, ...options }, include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  return folder;
}

describe.each([
  ["5.9", ts59],
  ["6.0", ts60 as unknown as typeof ts59],
])("TypeScript %s", (version, ts) => {
  it("compiles every use that it should, and no other, and finds no fault in the declarations", async () => {
    expect(ts.versionMajorMinor).toBe(version);
    const folder = await projectOf([...USES, MISTAKE], { module: "nodenext", moduleResolution: "nodenext" });
    const { options, fileNames } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile).config,
      ts.sys,
      folder,
    );
    const program = ts.createProgram(fileNames, options);
    // the compiler's own libraries take most of the time, and are not ours to check
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => [folder, built].some((root) => fileName.startsWith(root)));
    expect(ours.map(({ fileName }) => basename(fileName))).toEqual(expect.arrayContaining(["index.d.ts", ...USES]));
    const diagnostics = [
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
    ];
    expect(
      diagnostics.map(
        ({ file, code, messageText }) =>
          `${basename(file?.fileName ?? "")}: error TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      ),
    ).toEqual(PLANTED);
  });
});

// it has no API, and is fast enough to check every declaration there is
describe("TypeScript 7.0", () => {
  const compile = async (files: readonly string[], options: object): Promise<string[]> => {
    const folder = await projectOf(files, options);
    const { stdout } = await run(tsc, ["-p", folder, "--pretty", "false"]).catch((error: { stdout: string }) => error);
    return stdout.split("\n").filter((line) => line);
  };

  it("is the one that is meant", async () => {
    expect((await run(tsc, ["--version"])).stdout).toMatch(/^Version 7\.0\./);
  });

  it("compiles every use without the types of Node, and finds no fault in the declarations", async () => {
    const options = { module: "nodenext", moduleResolution: "nodenext", types: [], skipLibCheck: false };
    expect(await compile(["calls.test-d.ts", MISTAKE], options)).toEqual(PLANTED);
  });

  it("compiles every use as a bundler does, beside other people's libraries", async () => {
    const options = { module: "esnext", moduleResolution: "bundler", types: ["node"], skipLibCheck: true };
    expect(await compile([...USES, MISTAKE], options)).toEqual(PLANTED);
  });
});
