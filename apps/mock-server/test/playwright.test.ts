// @module-tag browser
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
// @boundaries-ignore the browser that the tests of every package have in common
import { runsBrowserTests } from "../../../browser.base.ts";
import { CLI } from "./harness/cli-process.ts";
import { control } from "./harness/control-client.ts";
import { askStatus, sendText, serve } from "./harness/running-server.ts";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const PLAYWRIGHT = join(PACKAGE, "node_modules/@playwright/test/cli.js");
const FIXTURES = join(PACKAGE, "test/fixtures/playwright");

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

/** A test's title, and `ok` or what it failed with. */
type Verdict = readonly [title: string, said: string];

/** Runs a folder's tests with Playwright's own runner. */
async function runTests(
  command: readonly string[],
  env: Record<string, string> = {},
  folder = FIXTURES,
): Promise<Verdict[]> {
  const results = mkdtempSync(join(tmpdir(), "playwright-"));
  try {
    const [program = "", ...args] = command;
    const { stdout } = await run(
      program,
      [...args, "--config", join(folder, "playwright.config.ts"), "--output", results],
      {
        cwd: PACKAGE,
        env: { ...process.env, NODE_OPTIONS: "", ...env },
        maxBuffer: 16 * 1024 * 1024,
      },
    ).catch((error: { stdout: string }) => error);
    const verdicts: Verdict[] = [];
    const collect = ({ suites = [], specs = [] }: Suite): void => {
      for (const { title, ok, tests } of specs) {
        const errors = tests.flatMap(({ results: each }) => each.flatMap(({ errors: said }) => said));
        verdicts.push([title, ok ? "ok" : errors.map(({ message }) => message).join("\n")]);
      }
      suites.forEach(collect);
    };
    collect(JSON.parse(stdout) as Suite);
    return verdicts;
  } finally {
    rmSync(results, { recursive: true });
  }
}

/** Milliseconds for a run of five tests in two browsers, on a busy machine. */
const PATIENCE = 300_000;

describe.runIf(runsBrowserTests)("the fixture for Playwright", { timeout: PATIENCE }, () => {
  const NAMES = [
    "order 1 reaches this test's own service",
    "order 2 reaches this test's own service",
    "faults reach the page",
    "time passes at a word",
  ];
  const SHOWN = "a failure shows what came nearest";

  test("gives each test a service of its own, on a server that each worker starts, and shows in a failure what came nearest", async () => {
    const verdicts = await runTests([process.execPath, PLAYWRIGHT, "test"], { SHOW_FAILURE: "1" });
    const [, failure = ""] = verdicts.find(([title]) => title === SHOWN) ?? [];
    expect(failure).toContain("expected alice to have received a message { text: /parcel/ } within 100 ms");
    expect(failure).toContain('to user alice from admin, "order 7": the text is "order 7", not /parcel/');
    expect(verdicts.filter(([title]) => title !== SHOWN).sort()).toEqual(NAMES.map((name) => [name, "ok"]).sort());
  });

  test("gives the same on one server for all workers, the one that exec starts", async () => {
    const verdicts = await runTests([process.execPath, CLI, "exec", "--", process.execPath, PLAYWRIGHT, "test"]);
    expect(verdicts.sort()).toEqual([...NAMES, SHOWN].map((name) => [name, "ok"]).sort());
  });
});

describe.runIf(runsBrowserTests)("a session that is saved as a test for Playwright", { timeout: PATIENCE }, () => {
  /** Runs saved files in a folder of their own, beside the others, so that they find what they import. */
  async function runSaved(...codes: readonly string[]): Promise<string[]> {
    const folder = mkdtempSync(join(PACKAGE, "test/fixtures/saved-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(
      join(folder, "playwright.config.ts"),
      'export { default } from "../playwright/playwright.config.ts";\n',
    );
    for (const [at, code] of codes.entries()) writeFileSync(join(folder, `saved-${at}.spec.ts`), code);
    return (await runTests([process.execPath, PLAYWRIGHT, "test"], {}, folder)).map(([, said]) => said);
  }
  const exported = async (server: { readonly url: string }, query: string): Promise<string> =>
    (await control(server, "GET", `api/v1/export?${query}`)).text;

  test("runs green as it is written, and is red when the page has the bug again that it was saved for", async () => {
    const server = await serve();
    await askStatus(server);
    await control(server, "PUT", "api/v1/apps/easemob-demo/chatdemoui/users/zw123", { body: { status: "online" } });
    await askStatus(server);
    await sendText(server, "order 7 is on its way", { from: "shop" });
    const withoutPage = await exported(server, "as=playwright");
    await control(server, "POST", "api/v1/reset");
    await sendText(server, "order 7 is on its way", { from: "shop" });
    const bug = "with-the-bug";
    const shop = createServer(({ url }, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(pageTo(url === `/${bug}` ? "zw124" : "zw123")),
    );
    await new Promise<void>((listening) => shop.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void shop.close());
    const page = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`;
    const code = await exported(server, `as=playwright&subject=${encodeURIComponent(page)}`);
    const [green, greenToo, red, ...more] = await runSaved(withoutPage, code, code.replaceAll(page, page + bug));
    expect([green, greenToo, more]).toEqual(["ok", "ok", []]);
    expect(red).toContain('the receiver is "zw124", not "zw123"');
  });
});

/** A page that sends one message as soon as it is there. */
const pageTo = (receiver: string): string => `<!doctype html><title>shop</title><script>
  fetch("https://a1.easemob.com/easemob-demo/chatdemoui/users/${receiver}/messages", {
    method: "POST",
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: JSON.stringify({ from: "shop", msg: { type: "txt", msg: "order 7 is on its way" } }),
  });
</script>`;
