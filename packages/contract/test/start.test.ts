// @module-tag process
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { temporaryFile } from "./temporary.ts";

/** What of Node's own a command had loaded when it ended. */
const SHOWN = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>process.stderr.write('\\nloaded '+process.moduleLoadList.join()+'\\n'))",
)}`;

async function loadedBy(...args: readonly string[]): Promise<string> {
  const { stderr } = await runCli(args, { NODE_OPTIONS: `--import=${SHOWN}` });
  return /\nloaded (.*)\n/.exec(stderr)?.[1] ?? "";
}

test.each([
  ["--help", ["--help"]],
  ["--version", ["--version"]],
  ["run --list", ["run", "--list"]],
])("%s loads nothing of a network", async (_, args) => {
  const loaded = await loadedBy(...args);
  expect(loaded).toContain("NativeModule fs");
  expect(loaded).not.toMatch(/_http_client|undici|http2|NativeModule tls/);
});

test("a run loads what speaks HTTP, and not all that Node can do over a network", async () => {
  const loaded = await loadedBy("run", "--url", "http://127.0.0.1:9", "--token", "a");
  expect(loaded).toContain("_http_client");
  expect(loaded).not.toMatch(/undici|http2/);
});

const PUBLISHED = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

async function published(args: readonly string[], env: Record<string, string> = {}) {
  const options = { maxBuffer: 100_000_000, env: { ...process.env, ...env } };
  return await promisify(execFile)(process.execPath, [PUBLISHED, ...args], options);
}

/** The spec of the house with a remark more: the same rules in another text. */
async function anotherText(): Promise<string> {
  const written = await readFile(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
  const file = await temporaryFile("spec-", ".yaml");
  await writeFile(file, `${written}\n# another text\n`);
  return file;
}

test("what is published plans the same by the spec it has read already as by that spec's YAML", async () => {
  const plan = async (...args: readonly string[]) =>
    (await published(["run", "--dry-run", "--cases", "40", ...args])).stdout;
  const known = await plan();
  expect(known.length).toBeGreaterThan(100_000);
  expect(await plan("--spec", await anotherText())).toBe(known);
});

test("what is published compiles no schema for a list of the spec it has read already", async () => {
  const shown = "import m from 'node:module';process.on('exit',()=>console.error(Object.keys(m._cache).join()))";
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shown)}` };
  const list = async (...args: readonly string[]) => (await published(["run", "--list", ...args], env)).stderr;
  expect(await list("--spec", await anotherText())).toMatch(/ajv[\\/]dist[\\/]2020/);
  expect(await list()).not.toMatch(/ajv|yaml/);
});

test("a list whose reader has enough ends quietly, and one that a full disk cut off says so", async () => {
  const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
  const list = (stdout: "pipe" | number): ChildProcess =>
    spawn(process.execPath, ["--conditions=@emchat/source", cli, "run", "--list"], {
      stdio: ["ignore", stdout, "pipe"],
    });
  const read = list("pipe");
  read.stdout?.once("data", () => read.stdout?.destroy());
  const [quiet, [code]] = await Promise.all([text(read.stderr as Readable), once(read, "exit")]);
  expect([quiet, code]).toEqual(["", 0]);
  const full = list(openSync("/dev/full", "w"));
  const [said, [failed]] = await Promise.all([text(full.stderr as Readable), once(full, "exit")]);
  expect(said).toMatch(/cannot write the output: ENOSPC/);
  expect(failed).toBe(2);
});
