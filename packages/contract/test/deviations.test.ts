import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, runMain, TOKEN } from "./run-cli.ts";
import { type RightServer, startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

let server: RightServer;
beforeAll(async () => {
  server = await startRightServer({
    spoil: (draft) => {
      if (draft.status === 405) draft.headers = {};
    },
  });
});
afterAll(() => server.close());

async function runWith(deviations: string, ...more: string[]): Promise<Ended> {
  const file = await temporaryFile("deviations-", ".yaml");
  await writeFile(file, deviations);
  return runMain(["run", "--url", server.url, "--token", TOKEN, "--cases", "0", "--deviations", file, ...more]);
}

const entry = (check: string, expires: string, rest = "") =>
  `- { check: ${check}, expires: ${expires}, reason: the gateway is being replaced${rest} }`;

test("without a deviation the fault fails the run", async () => {
  const { code, stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, "--cases", "0"]);
  expect(stdout).toContain("allow");
  expect(code).toBe(1);
});

test("a known deviation is told with its reason and does not fail the run", async () => {
  const { code, stdout } = await runWith(`deviations:\n  ${entry("allow", "2999-12-31")}\n`);
  expect(stdout).toMatch(/known deviation: allow, until 2999-12-31: the gateway is being replaced \(\d+ finding/);
  expect(stdout).toContain("The contract is kept.");
  expect(code).toBe(0);
});

test("an expired deviation covers nothing and is told as expired", async () => {
  const { code, stdout } = await runWith(`deviations:\n  ${entry("allow", "2020-01-01")}\n`);
  expect(stdout).toContain("expired deviation: allow");
  expect(code).toBe(1);
});

test("a deviation that covers nothing any more is stale and fails the run", async () => {
  const both = `deviations:\n  ${entry("allow", "2999-12-31")}\n  ${entry("schema", "2999-12-31")}\n`;
  const { code, stdout } = await runWith(both);
  expect(stdout).toContain("stale deviation: schema");
  expect(code).toBe(1);
});

test("a run of some cases does not call a deviation of others stale", async () => {
  const file = `deviations:\n  ${entry("allow", "2999-12-31")}\n`;
  expect((await runWith(file, "--only", "getUserStatus/auth/*")).code).toBe(0);
});

test("a deviation of one operation leaves the others to fail", async () => {
  const file = `deviations:\n  ${entry("allow", "2999-12-31", ", operation: getUserStatus")}\n`;
  const { code, stdout } = await runWith(file);
  expect(stdout).toContain("sendMessageToUser: allow");
  expect(stdout).not.toContain("✗ getUserStatus: allow");
  expect(code).toBe(1);
});

test.each([
  ["deviations:\n  - { check: allow, expires: 2999-12-31 }\n", /:2: .*reason/],
  ["deviations:\n  - { check: allow, reason: a }\n", /:2: .*expires/],
  ["deviations:\n  - { check: allow, reason: a, expires: tomorrow }\n", /:2: .*YYYY-MM-DD/],
  ["deviations:\n  - { check: allow, reason: a, expires: 2999-12-31, until: 3 }\n", /:2: .*until/],
  ["deviations: all\n", /a list/],
  ["deviations: [\n", /:\d: /],
])("a broken deviations file ends with exit 2 and its line: %j", async (text, message) => {
  const { code, stderr } = await runWith(text);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
