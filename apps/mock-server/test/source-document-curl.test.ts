import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { serve } from "./harness/running-server.ts";

const run = promisify(execFile);
const lines = readFileSync(new URL("fixtures/source-document-curl.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

interface SourceReply {
  readonly status: string;
  readonly body: { readonly data: unknown; readonly [key: string]: unknown };
}

async function runCurl(line: string, port: number): Promise<SourceReply> {
  // The line as it stands, run by a shell; only where it connects to is said beside it.
  const { stdout } = await run("sh", ["-c", `${line} -sS --connect-to ::127.0.0.1:${port}`]);
  const [head = "", body = ""] = stdout.split("\r\n\r\n");
  return { status: head.split("\r\n")[0] ?? "", body: JSON.parse(body) as SourceReply["body"] };
}

test("the source document has three curl lines, and all are kept", () => {
  expect(lines).toHaveLength(3);
  for (const line of lines)
    expect(line).toMatch(/^curl -X (GET|POST) -i -H "Authorization: Bearer .*http:\/\/a1\.easemob\.com\//);
});

test("the status line of the source document is answered 200 with the documented data", async () => {
  const { port } = await serve();
  const { status, body } = await runCurl(lines[0] ?? "", port);
  expect(status).toBe("HTTP/1.1 200 OK");
  expect(body.data).toEqual([{ target_name: "zw123", result_code: 200, result_content: { result: "offline" } }]);
  expect(body).toMatchObject({ action: "get", organization: "easemob-demo", applicationName: "chatdemoui" });
});

test.each([1, 2])("send line %i of the source document is answered 200 with the documented data", async (index) => {
  const { port } = await serve();
  const { status, body } = await runCurl(lines[index] ?? "", port);
  expect(status).toBe("HTTP/1.1 200 OK");
  expect(body.data).toEqual([{ result_code: 200, result_content: { result: "ok" } }]);
  expect(body).toMatchObject({ action: "post", organization: "easemob-demo", applicationName: "chatdemoui" });
});

test("the form content type that curl announces is forgiven, and said so", async () => {
  const { port, emulator } = await serve();
  const { stdout } = await run("sh", ["-c", `${lines[1]} -sS --connect-to ::127.0.0.1:${port}`]);
  expect(stdout).toContain("x-mock-forgiven: content-type: application/x-www-form-urlencoded");
  expect(emulator.messages.latest()?.message).toEqual({ type: "text", msg: "hello singlechat" });
});

test("a strict server answers the form content type with 415", async () => {
  const { port } = await serve({
    strict: true,
    config: {
      apps: [{ org: "easemob-demo", app: "chatdemoui", users: ["zw123"] }],
      tokens: [{ label: "source", token: /Bearer (\S+)"/.exec(lines[1] ?? "")?.[1] ?? "" }],
    },
  });
  const { status, body } = await runCurl(lines[1] ?? "", port);
  expect(status).toBe("HTTP/1.1 415 Unsupported Media Type");
  expect(body["error"]).toBe("web_application");
});
