// @module-tag browser
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const CLI = join(PACKAGE, "dist/cli.js");
const PLAYWRIGHT = join(PACKAGE, "node_modules/@playwright/test/cli.js");
const CONFIG = join(PACKAGE, "test/fixtures/playwright/playwright.config.ts");
const EXECUTABLE = process.env["EMCHAT_CHROMIUM"] ?? "/usr/bin/chromium";

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message: string }[] }[];
    }[];
  }[];
}

/** Runs the file of tests with Playwright's own runner. */
async function runTests(command: readonly string[], env: Record<string, string> = {}): Promise<Map<string, string>> {
  const results = mkdtempSync(join(tmpdir(), "playwright-"));
  try {
    const [program = "", ...args] = command;
    const { stdout } = await run(program, [...args, "--config", CONFIG, "--output", results], {
      cwd: PACKAGE,
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      maxBuffer: 16 * 1024 * 1024,
    }).catch((error: { stdout: string }) => error);
    const verdicts = new Map<string, string>();
    const collect = ({ suites = [], specs = [] }: Suite): void => {
      for (const { title, ok, tests } of specs) {
        const errors = tests.flatMap(({ results: each }) => each.flatMap(({ errors: said }) => said));
        verdicts.set(title, ok ? "ok" : errors.map(({ message }) => message).join("\n"));
      }
      suites.forEach(collect);
    };
    collect(JSON.parse(stdout) as Suite);
    return verdicts;
  } finally {
    rmSync(results, { recursive: true });
  }
}

// The gate sets EMCHAT_REQUIRE_BROWSER, and then a machine without a browser fails.
const possible = existsSync(EXECUTABLE) || process.env["EMCHAT_REQUIRE_BROWSER"] === "1";

describe.runIf(possible)("the fixture for Playwright", () => {
  const NAMES = [
    "order 1 reaches this test's own service",
    "order 2 reaches this test's own service",
    "order 3 reaches this test's own service",
    "order 4 reaches this test's own service",
    "faults reach the page",
    "time passes at a word",
    "a failure shows what came nearest",
  ];

  test("gives each test a service of its own that its pages reach, on a server that each worker starts", async () => {
    const verdicts = await runTests([process.execPath, PLAYWRIGHT, "test"]);
    expect([...verdicts]).toEqual(expect.arrayContaining(NAMES.map((name) => [name, "ok"])));
    expect(verdicts.size).toBe(NAMES.length);
  });

  test("gives the same on one server for all workers, the one that exec starts", async () => {
    const verdicts = await runTests([process.execPath, CLI, "exec", "--", process.execPath, PLAYWRIGHT, "test"]);
    expect([...verdicts]).toEqual(expect.arrayContaining(NAMES.map((name) => [name, "ok"])));
  });

  test("shows in a failure what came nearest", async () => {
    const command = [process.execPath, PLAYWRIGHT, "test", "-g", "a failure shows"];
    const [failure = ""] = [...(await runTests(command, { SHOW_FAILURE: "1" })).values()];
    expect(failure).toContain("expected alice to have received a message { text: /parcel/ } within 100 ms");
    expect(failure).toContain('to user alice from admin, "order 7": the text is "order 7", not /parcel/');
  });
});
