import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { parse as parseJunit } from "junit2json";
import { parse as parseResults } from "test-results-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, runMain, TOKEN } from "./run-cli.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFolder } from "./temporary.ts";

const folder = temporaryFolder();
const KINDS = ["junit", "json", "markdown", "sarif", "github"] as const;
let right: Ended;
let wrong: Ended;
const closing: (() => Promise<void>)[] = [];

const reports = (name: string): string[] =>
  KINDS.flatMap((kind) => ["--report", `${kind}=${join(folder, name, kind)}`]);
const report = (name: string, kind: (typeof KINDS)[number]): Promise<string> =>
  readFile(join(folder, name, kind), "utf8");

beforeAll(async () => {
  const good = await startRightServer();
  const bad = await startRightServer({
    spoil: (draft, { operation, text }) => {
      if (draft.status === 200 && text.includes('"img"')) draft.status = 500;
      if (operation === "getUserStatus" && draft.status === 401) {
        draft.body = {
          ...(draft.body as object),
          error_description: "<b>]]> | `bad`\u0007 of </testcase>\n::error::x",
        };
        draft.headers = {};
      }
    },
  });
  closing.push(good.close, bad.close);
  right = await runMain(["run", "--url", good.url, "--token", TOKEN, ...reports("right")]);
  wrong = await runMain(["run", "--url", bad.url, "--token", TOKEN, ...reports("wrong")]);
});

afterAll(async () => {
  for (const close of closing) await close();
});

test("a right server: exit 0, every operation, response, constraint and relation covered", () => {
  expect(right.stdout).toContain("The contract is kept.");
  expect(right.stdout).toMatch(/coverage +100 %/);
  expect(right.code).toBe(0);
});

test("the run says how many requests it will make before it makes them", () => {
  expect(right.stderr).toMatch(/^\d+ requests to http:\/\/127\.0\.0\.1:\d+\/, at most 8 at a time/);
});

test("a failure card has operation, check, why, the spec's line, expected, got, request, curl and what repeats it", () => {
  expect(wrong.code).toBe(1);
  const card = wrong.stdout.split("\n✗ ").find((text) => text.includes("no-server-error"));
  expect(card).toMatch(
    /why {7}.+\n {4}spec {6}openapi\.yaml:\d+ .+\n {4}expected {2}status 200\n {4}got {7}status 500\n/,
  );
  expect(card).toMatch(
    /request {3}POST \/easemob-demo\/chatdemoui\/(users|groups)\/\w+\/messages \{"msg":\{"type":"img","url":"[^"]+"\}\}/,
  );
  expect(card).toMatch(/curl {6}curl .+\$EMCHAT_TOKEN.+--data-raw/);
  expect(card).toMatch(/alone {5}emchat-contract run --url http:\S+ --seed 1 --only 'sendMessage/);
});

test("the JSON report keeps its published schema, for a right server and for a wrong one", async () => {
  const schema = JSON.parse(await readFile(new URL("../schema/report.schema.json", import.meta.url), "utf8"));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  for (const name of ["right", "wrong"]) {
    const value = JSON.parse(await report(name, "json"));
    validate(value);
    expect(validate.errors).toBeNull();
  }
});

test("failures of one cause are told once, with how many cases it has", async () => {
  const { failures } = JSON.parse(await report("wrong", "json")) as {
    failures: { check: string; count: number; ids: string[] }[];
  };
  const pictures = failures.filter(({ check }) => check === "no-server-error");
  expect(pictures.length).toBeLessThan(8);
  expect(Math.max(...pictures.map(({ count }) => count))).toBeGreaterThan(50);
  expect(pictures[0]?.ids.length).toBe(pictures[0]?.count);
});

test("JUnit has a suite per operation, a test case per case, and is well formed whatever the server says", async () => {
  const [good, bad] = [await report("right", "junit"), await report("wrong", "junit")];
  const suites = [...good.matchAll(/<testsuite name="([^"]+)" tests="(\d+)" failures="(\d+)"/g)];
  expect(suites.map(([, name]) => name)).toEqual(
    expect.arrayContaining(["getUserStatus", "sendMessageToUser", "sendMessageToGroup"]),
  );
  expect(suites.every(([, , , failures]) => failures === "0")).toBe(true);
  expect(good.match(/<testcase /g)?.length).toBe(suites.reduce((sum, [, , tests]) => sum + Number(tests), 0));
  expect(bad).toContain("<failure ");
  for (const text of [good, bad]) {
    expect(text.match(/<testcase /g)?.length).toBe(
      (text.match(/<\/testcase>/g)?.length ?? 0) + (text.match(/<testcase [^>]*\/>/g)?.length ?? 0),
    );
    expect(text).not.toContain("\u0007");
  }
});

test("JUnit is read by two parsers that know nothing of each other: as many cases, failures and what was left out", async () => {
  for (const [name, run] of [
    ["right", right],
    ["wrong", wrong],
  ] as const) {
    const text = await report(name, "junit");
    const first = await parseJunit(text);
    const suites = first !== undefined && first !== null && "testsuite" in first ? (first.testsuite ?? []) : [];
    const cases = suites.flatMap(({ testcase }) => testcase ?? []);
    const failures = cases.flatMap(({ failure }) => failure ?? []);
    const second = parseResults({ type: "junit", files: [join(folder, name, "junit")] });
    expect(second.errors).toBe(0);
    expect(cases.length).toBe(second.total);
    expect(failures.length).toBe(second.failed);
    expect(cases.filter(({ failure }) => (failure?.length ?? 0) > 1)).toEqual([]);
    expect(cases.every(({ time }) => typeof time === "number")).toBe(true);
    expect(failures.length > 0).toBe(run.code === 1);
    expect(new Set(cases.map(({ classname, name: own }) => `${classname}/${own}`)).size).toBe(cases.length);
  }
});

test("SARIF keeps the schema of its standard, for a right server and for a wrong one", async () => {
  const require = createRequire(import.meta.url);
  // Draft 4, of whose words this schema uses none that mean something else today.
  const { $schema: _, id: __, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  for (const name of ["right", "wrong"]) {
    validate(JSON.parse(await report(name, "sarif")));
    expect(validate.errors).toBeNull();
  }
});

test("Markdown has no more characters than a comment of the host may have", async () => {
  const { failures } = JSON.parse(await report("wrong", "json")) as { failures: readonly object[] };
  expect(failures.length).toBeGreaterThan(0);
  for (const name of ["right", "wrong"]) expect((await report(name, "markdown")).length).toBeLessThan(65_536);
});

test("Markdown has the verdict, each cause with its curl, the table and the coverage", async () => {
  expect(await report("right", "markdown")).toMatch(/^# The contract is kept/);
  const text = await report("wrong", "markdown");
  expect(text).toMatch(/^# The contract is broken/);
  expect(text).toContain("```sh\ncurl -sS");
  expect(text).toContain("| check | getUserStatus | sendMessageToUser | sendMessageToGroup |");
  expect(text).toMatch(/\| operations \| 3 \| 3 \|/);
});

test("SARIF points at lines of the spec", async () => {
  const { runs } = JSON.parse(await report("wrong", "sarif"));
  const [result] = runs[0].results;
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("openapi.yaml");
  expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(1);
  expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(JSON.parse(await report("right", "sarif")).runs[0].results).toEqual([]);
});

test("GitHub annotations are one line per cause and cannot be forged by a reply", async () => {
  const lines = (await report("wrong", "github")).trim().split("\n");
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^::error file=openapi\.yaml,line=\d+,title=[^:]+::/);
  expect(await report("right", "github")).toBe("");
});

test("a coverage below the one asked for fails a run that finds nothing else", async () => {
  const server = await startRightServer();
  closing.push(server.close);
  const only = ["--only", "getUserStatus/auth/*", "--coverage", "90"];
  const { code, stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, ...only]);
  expect(stdout).toContain("The contract is kept.");
  expect(stdout).toMatch(/Coverage is [\d.]+ %, below the 90 %/);
  expect(code).toBe(1);
});
