// @module-tag process
import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

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
