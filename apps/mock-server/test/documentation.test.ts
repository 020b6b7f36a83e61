import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { OPTIONS } from "../src/cli/options.ts";
import { parseConfig } from "../src/config/load-config.ts";
import { parseScenario } from "../src/config/load-scenario.ts";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");

/** The code between the fences of a language, without the stars of a comment. */
function fences(text: string, language: string): readonly string[] {
  const pattern = new RegExp(`^([ *]*)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\`$`, "gm");
  return [...text.matchAll(pattern)].map(([, margin = "", code = ""]) =>
    code
      .split("\n")
      .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : ""))
      .join("\n"),
  );
}

const sources = readdirSync(join(PACKAGE, "src"), { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("generated"),
);
const examples = [readme, ...sources.map((file) => readFileSync(join(PACKAGE, "src", file), "utf8"))].flatMap((text) =>
  fences(text, "ts"),
);

test("the examples of the README and of the docstrings compile, run and print what they say", async () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
  const folder = mkdtempSync(join(PACKAGE, "test", "examples-"));
  try {
    for (const [at, code] of examples.entries())
      writeFileSync(join(folder, `example-${at}.ts`), `${code}\nexport {};\n`);
    const config = {
      extends: "../../tsconfig.json",
      compilerOptions: { declaration: false, isolatedDeclarations: false },
      include: ["*.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiled = await run(join(PACKAGE, "node_modules/.bin/tsc"), ["-p", folder]).catch(
      (error: { stdout: string }) => error,
    );
    expect(compiled.stdout).toBe("");
    for (const [at, code] of examples.entries()) {
      // What belongs to a runner is run by one, in the fixture's own test.
      if (code.includes("@emchat/mock-server/playwright")) continue;
      const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text = ""]) => text);
      const { stdout } = await run(
        process.execPath,
        ["--conditions=@emchat/source", join(folder, `example-${at}.ts`)],
        { cwd: PACKAGE },
      );
      expect(stdout.trimEnd().split("\n")).toEqual(promised);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the configuration of the README is sound, and its tables name what there is", () => {
  const files = fences(readme, "yaml").filter((text) => text.includes("$schema="));
  expect(files).toHaveLength(2);
  for (const text of files) {
    const parse = text.includes("emchat-scenario.schema.json") ? parseScenario : parseConfig;
    expect(() => parse(text, "README.md")).not.toThrow();
  }
  const interfaceText =
    /export interface MockServerOptions \{([\s\S]*?)\n\}/.exec(
      readFileSync(join(PACKAGE, "src/start-mock-server.ts"), "utf8"),
    )?.[1] ?? "";
  const names = [...interfaceText.matchAll(/readonly (\w+)\?:/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(readme).toContain(`\`${name}\``);
  expect(OPTIONS.some(({ name }) => name === "min-coverage")).toBe(true);
});
