// @module-tag process
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type CliProcess, start } from "./harness/cli-process.ts";

const BUILT = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const TELL = fileURLToPath(new URL("fixtures/tell-modules.mjs", import.meta.url));

/** What takes time and memory at a start and is of no use to it, as Node calls its own modules. */
const HEAVY = ["undici", "http2", "tls", "https", "crypto", "zlib", "fs/promises", "readline", "webstreams"];

interface Loaded {
  readonly builtins: readonly string[];
  readonly files: readonly string[];
}

const command = (...args: string[]): CliProcess => start(process.execPath, ["--import", TELL, BUILT, ...args]);

async function loadedBy(cli: CliProcess): Promise<Loaded> {
  expect(await cli.ended).toBe(0);
  return JSON.parse(/^LOADED (.*)$/m.exec(cli.stderr())?.[1] ?? "") as Loaded;
}

const heavyOf = ({ builtins }: Loaded): readonly string[] =>
  HEAVY.filter((name) => builtins.some((one) => one === `NativeModule ${name}` || one.includes(`/${name}/`)));

test("a server starts from one file, without what only other commands, pages or TLS need", async () => {
  const cli = command("--port", "0", "--log", "silent");
  await cli.ready();
  cli.child.kill("SIGTERM");
  const loaded = await loadedBy(cli);
  expect(heavyOf(loaded)).toEqual([]);
  expect(loaded.files.filter((file) => !file.endsWith("tell-modules.mjs"))).toEqual([
    expect.stringMatching(/dist\/cli\.js$/),
  ]);
});

test("help loads no part of a server", async () => {
  const loaded = await loadedBy(command("--help"));
  expect(heavyOf(loaded)).toEqual([]);
  expect(loaded.builtins).not.toContain("NativeModule http");
  expect(loaded.builtins).not.toContain("NativeModule _http_server");
});
