// @module-tag process
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { askStatus, sendText } from "./harness/running-server.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scenario-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test("a session goes from one process to another: as a state, and as a scenario that is played", async () => {
  const quiet = written("quiet.yaml", "faults: ['503 times=1 op=getUserStatus']");
  const first = emchatMock(["--port", "0", "--scenario", quiet, "--scenario", written("other.yaml", "")]);
  const url = await first.ready();
  expect((await askStatus({ url })).status).toBe(503);
  await sendText({ url }, "keep this");
  const port = new URL(url).port;
  const exported = async (...args: readonly string[]): Promise<string> => {
    const cli = emchatMock(["export", "--port", port, ...args]);
    expect(await cli.ended, cli.stderr()).toBe(0);
    return cli.stdout();
  };
  const state = written("state.ndjson", await exported("--as", "state"));
  const recorded = written("recorded.yaml", await exported("--as", "scenario"));
  expect(await exported("--as", "vitest")).toContain("toHaveReceived");

  const second = emchatMock(["--port", "0", "--scenario", recorded]);
  const other = await second.ready();
  expect((await askStatus({ url: other })).status).toBe(503);
  const taken = emchatMock(["import", state, "--port", new URL(other).port]);
  expect(await taken.ended, taken.stderr()).toBe(0);
  const latest = await fetch(`${other}/__mock/api/v1/messages/latest`);
  expect(await latest.json()).toMatchObject({ text: "keep this" });
});

test.each([
  [["--scenario", "nosuch.yaml"], 2, "nosuch.yaml:1:1: the file cannot be read (ENOENT)"],
  [["export"], 2, "export needs --as vitest, playwright, har, scenario or state"],
  [["export", "--as", "jest"], 2, "--as must be one of vitest"],
  [["export", "--as", "har", "--port", "1"], 1, "no server on 127.0.0.1:1"],
  [["import"], 2, "import needs a FILE"],
  [["import", "nosuch.ndjson"], 2, "nosuch.ndjson is no file"],
])("the command line %j is told what is wrong, and ends with %i", async (args, code, words) => {
  const cli = emchatMock(args);
  expect(await cli.ended).toBe(code);
  expect(cli.stderr()).toContain(words);
  expect(cli.stderr()).not.toContain("    at ");
});

test("two scenario files of one name are refused with the second one's name", async () => {
  const [one, two] = [written("a.yaml", "name: same"), written("b.yaml", "name: same")];
  const cli = emchatMock(["--port", "0", "--scenario", one, "--scenario", two]);
  expect(await cli.ended).toBe(2);
  expect(cli.stderr()).toContain(`${two}:1:1: two scenarios are called same`);
});
