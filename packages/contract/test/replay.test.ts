import { readFile, writeFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { runMain, TOKEN } from "./run-cli.ts";
import { type RightServer, startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

let server: RightServer | undefined;
afterEach(() => server?.close());

test("what a right server answered is judged right again, offline and days later", async () => {
  server = await startRightServer();
  const file = await temporaryFile("run-", ".har");
  const recorded = await runMain(["run", "--url", server.url, "--token", TOKEN, "--cases", "0", "--record", file]);
  expect(recorded.code).toBe(0);
  await server.close();
  const har = JSON.parse(await readFile(file, "utf8"));
  expect(har.log.version).toBe("1.2");
  expect(har.log.entries.length).toBeGreaterThan(1000);
  const days = 3 * 24 * 3600 * 1000;
  for (const entry of har.log.entries) {
    const then = Date.parse(entry.startedDateTime) - days;
    entry.startedDateTime = new Date(then).toISOString();
    entry.response.content.text = entry.response.content.text.replace(/"timestamp":\d+/, `"timestamp":${then}`);
  }
  await writeFile(file, JSON.stringify(har));
  const { code, stdout } = await runMain(["replay", file]);
  expect(stdout).toMatch(/The contract is kept\. \d{4} judged/);
  expect(code).toBe(0);
});

test("recorded faults are found: undeclared status, media type, broken body, success for a broken request", async () => {
  const entry = (status: number, body: unknown, type = "application/json", sent?: unknown) => ({
    startedDateTime: new Date().toISOString(),
    time: 5,
    request: {
      method: sent === undefined ? "GET" : "POST",
      url: `https://a1.easemob.com/easemob-demo/chatdemoui/users/zw123/${sent === undefined ? "status" : "messages"}`,
      headers: [],
      ...(sent === undefined ? {} : { postData: { mimeType: "application/json", text: JSON.stringify(sent) } }),
    },
    response: { status, headers: [{ name: "Content-Type", value: type }], content: { text: JSON.stringify(body) } },
  });
  const now = Date.now();
  const ok = { data: [{ result_code: 200, result_content: { result: "ok" } }], timestamp: now, duration: 1 };
  const entries = [
    entry(302, { error: "a", timestamp: now, duration: 0 }),
    entry(404, { error: "entity_not_found", timestamp: now, duration: 0 }, "text/plain"),
    entry(200, { data: [], timestamp: now, duration: 1 }),
    entry(200, ok, "application/json", { mgs: { type: "txt", msg: "a" } }),
    { request: { method: "GET", url: "https://a1.easemob.com/elsewhere" }, response: { status: 200 } },
    "nonsense",
  ];
  const file = await temporaryFile("bad-", ".har");
  await writeFile(file, JSON.stringify({ log: { entries } }));
  const { code, stdout } = await runMain(["replay", file]);
  expect(stdout).toContain("#0 getUserStatus: declared-status");
  expect(stdout).toContain("#1 getUserStatus: media-type");
  expect(stdout).toContain("#2 getUserStatus: schema");
  expect(stdout).toMatch(/#3 sendMessageToUser: status/);
  expect(stdout).toContain("4 judged, 2 of no declared operation");
  expect(code).toBe(1);
});

test.each([
  ["not json", "cannot read the recording"],
  ["{}", "no log.entries"],
  ['{"log":{"entries":[]}}', "nothing was judged"],
])("a recording of %j ends with exit 2", async (text, message) => {
  const file = await temporaryFile("odd-", ".har");
  await writeFile(file, text);
  const { code, stderr } = await runMain(["replay", file]);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
