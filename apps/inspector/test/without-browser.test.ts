// @module-tag process
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const PACKAGE = fileURLToPath(new URL("../", import.meta.url));

interface Run {
  readonly code: number;
  readonly said: string;
}

/** Runs a file of browser tests where there is no browser. */
function runWithoutBrowser(required: boolean): Promise<Run> {
  const { EMCHAT_REQUIRE_BROWSER: _, ...environment } = process.env;
  const env = {
    ...environment,
    EMCHAT_CHROMIUM: "/nowhere/chromium",
    ...(required ? { EMCHAT_REQUIRE_BROWSER: "1" } : {}),
    NO_COLOR: "1",
  };
  return new Promise((resolve) => {
    const parameters = ["node_modules/vitest/vitest.mjs", "run", "test/load.test.ts"];
    execFile(process.execPath, parameters, { cwd: PACKAGE, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, said: stdout + stderr });
    });
  });
}

describe("where there is no browser", () => {
  test("the browser tests say loudly that they are skipped", async () => {
    const { code, said } = await runWithoutBrowser(false);
    expect(said).toContain("SKIPPED, because no Chromium was found");
    expect(said).toContain("EMCHAT_CHROMIUM");
    expect(code).toBe(0);
  });

  test("they fail instead when EMCHAT_REQUIRE_BROWSER is 1", async () => {
    const { code, said } = await runWithoutBrowser(true);
    expect(said).toContain("no Chromium was found; install Debian's package chromium");
    expect(code).toBe(1);
  });
});
