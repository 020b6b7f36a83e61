// @module-tag process
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { APP, NOW, ORG } from "./calls.ts";
import { story } from "./story.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

/** One file of the package with everything that it needs; fails where it needs a built-in of Node. */
async function bundle(contents: string, external: readonly string[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    platform: "neutral",
    format: external.length > 0 ? "esm" : "iife",
    conditions: ["@emchat/source"],
    external: [...external],
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

describe("without code generation from strings", () => {
  test("a process tells the same story of 2,000 calls, byte for byte", async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        "--disallow-code-generation-from-strings",
        "--conditions=@emchat/source",
        fileURLToPath(new URL("./fixtures/tell-story.ts", import.meta.url)),
      ],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    );
    const [first = "", ...rest] = stdout.trimEnd().split("\n");

    expect(JSON.parse(first)).toEqual({ generated: false });
    expect(rest.join("\n")).toBe(story(2_000, 7));
  });

  test("a realm that has what browsers and workers share, and nothing of Node, runs exchange and fetch", async () => {
    const code = await bundle(`
      import { createEmulator, createEmulatorFetch } from "./src/index.ts";
      globalThis.run = async (org, app, now) => {
        const fetch = createEmulatorFetch({ seed: 1, clock: () => now });
        fetch.emulator.users.put(org, app, "zw123", { status: "online" });
        const base = "https://a1.easemob.com/" + org + "/" + app;
        const headers = { authorization: "Bearer any", "content-type": "application/json" };
        const status = await fetch(base + "/users/zw123/status", { headers });
        const body = JSON.stringify({ msg: { type: "text", msg: "你好" } });
        const sent = await fetch(base + "/groups/1402541206787/messages", { method: "POST", headers, body });
        const refused = await fetch(base + "/users/zw123/messages", { method: "POST", headers, body: "{" });
        const { target } = fetch.emulator.messages.latest();
        return JSON.stringify([(await status.json()).data, (await sent.json()).data, (await refused.json()).error, target]);
      };`);
    const web = {
      AbortController,
      AbortSignal,
      console,
      Headers,
      ReadableStream,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      URL,
      URLSearchParams,
    };
    const realm: Record<string, unknown> = vm.createContext(
      { ...web },
      { codeGeneration: { strings: false, wasm: false } },
    );

    expect(() => vm.runInContext('new Function("return 1")', realm)).toThrow("Code generation from strings disallowed");
    expect(vm.runInContext("typeof process + typeof Buffer + typeof require + typeof setTimeout", realm)).toBe(
      "undefined".repeat(4),
    );
    vm.runInContext(code, realm);
    const run = realm["run"] as (org: string, app: string, now: number) => Promise<string>;
    expect(JSON.parse(await run(ORG, APP, NOW))).toEqual([
      [{ target_name: "zw123", result_code: 200, result_content: { result: "online" } }],
      [{ result_code: 200, result_content: { result: "ok" } }],
      "json_parse",
      { kind: "group", name: "1402541206787" },
    ]);
  });
});

/** The size of the package in bytes, minified and compressed, the compiled contract included. */
const MAX_BYTES = 33_700;
/** The same for the MSW handlers, without the emulator that they are given and without MSW. */
const MAX_MSW_BYTES = 1_650;

describe("the package's size", () => {
  const sizeOf = async (entry: string, external: readonly string[]): Promise<number> =>
    gzipSync(await bundle(`export * from "${entry}";`, external), { level: 9 }).byteLength;
  const contract = ["@emchat/schema", "@emchat/schema/validators", "@emchat/schema/examples"];

  test(`is at most ${MAX_BYTES} bytes, and that of the MSW handlers ${MAX_MSW_BYTES}, minified and compressed`, async () => {
    const whole = await sizeOf("./src/index.ts", ["nothing"]);
    const msw = await sizeOf("./src/msw.ts", ["msw/http"]);
    console.info("min+gzip, bytes:", { whole, withoutContract: await sizeOf("./src/index.ts", contract), msw });

    expect(whole).toBeLessThanOrEqual(MAX_BYTES);
    expect(msw).toBeLessThanOrEqual(MAX_MSW_BYTES);
  });
});
