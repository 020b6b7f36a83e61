import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { loadSpec, planRun, runContract, STRICT_PROFILE } from "../src/index.ts";
import { runMain, TOKEN } from "./run-cli.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

const sh = promisify(execFile);

/** Cases whose bytes are hard to write in a shell. */
const ODD: readonly string[] = [
  "syntax/random-bytes",
  "syntax/utf-16",
  "syntax/invalid-utf-8",
  "syntax/nul-after",
  "syntax/empty",
  "syntax/white-space",
  "syntax/single-quotes",
  "syntax/chunked",
  "size/max",
  "size/max+1-chinese",
  "text.msg/maxLength",
  "text.msg/unicode/nul",
  "text.msg/unicode/quotes",
  "text.msg/unicode/controls",
  "img.filename/unicode/maxLength-4-bytes",
  "encoding/lone-percent",
  "encoding/dot-dot",
  "encoding/nothing",
  "content-type/none",
  "auth/none",
  "auth/empty-header",
  "auth/no-scheme",
  "auth/case-swapped",
  "auth/truncated",
  "auth/first-changed",
  "auth/extended",
];

/** What one run sends, request by request, in an order that does not depend on timing. */
async function sent(seed: string): Promise<string[]> {
  const requests: string[] = [];
  const server = await startRightServer({
    instead: (request) => {
      const hash = createHash("sha256");
      hash.update(
        `${request.method} ${request.url}\n${request.rawHeaders.filter((_, index) => !/^host$/i.test(request.rawHeaders[index - (index % 2)] ?? "")).join("\n")}\n`,
      );
      request.on("data", (chunk) => hash.update(chunk));
      request.on("end", () => requests.push(hash.digest("hex")));
      return false;
    },
  });
  const { code } = await runMain([
    "run",
    "--url",
    server.url,
    "--token",
    TOKEN,
    "--seed",
    seed,
    "--only",
    "*/generated/*",
    "--only",
    "*/auth/*",
    "--only",
    "*/path/*",
    "--only",
    "*/syntax/*",
    "--cases",
    "300",
  ]);
  await server.close();
  expect(code).toBe(0);
  return requests.sort();
}

test("the same seed sends the same bytes, another seed others", async () => {
  const [first, second, other] = [await sent("7"), await sent("7"), await sent("8")];
  expect(first.length).toBeGreaterThan(600);
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
});

test("every id is there once, reads like a path and is the same in every plan", async () => {
  const spec = await loadSpec();
  const ids = () => {
    const plan = planRun({ spec, profile: STRICT_PROFILE, parameters: {}, cases: 50, seed: 1 });
    return [...plan.cases, ...plan.sequences].map(({ id }) => id);
  };
  const first = ids();
  expect(new Set(first).size).toBe(first.length);
  expect(ids()).toEqual(first);
  expect(first).toContain("sendMessageToUser/body/msg~text.msg/maxLength+1");
  expect(first).toContain("getUserStatus/auth/none");
});

test("--only repeats one case alone", async () => {
  const server = await startRightServer({
    spoil: (draft) => {
      if (draft.status === 413) draft.status = 400;
    },
  });
  const { code, stdout } = await runMain([
    "run",
    "--url",
    server.url,
    "--token",
    TOKEN,
    "--only",
    "sendMessageToUser/body/(root)/size/max+1",
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain("1 cases,");
  await server.close();
});

test("every curl command, run in a shell, sends the very bytes of its case", async () => {
  const spec = await loadSpec();
  const { code, stdout } = await runMain([
    "run",
    "--dry-run",
    "--url",
    "http://127.0.0.1:1",
    "--token",
    TOKEN,
    "--cases",
    "40",
  ]);
  expect(code).toBe(0);
  const blocks = stdout
    .split(/^# /m)
    .slice(1)
    .map((text) => {
      const [id = "", ...rest] = text.split("\n");
      return { id, command: rest.join("\n").trim() };
    });
  const plan = planRun({ spec, profile: STRICT_PROFILE, parameters: {}, cases: 40, seed: 1 });
  // One of every kind of case: the first of each family of each operation, and everything with an unusual body or path.
  const seen = new Set<string>();
  const wanted = plan.cases.filter((one) => {
    const key = `${one.family} ${one.operation.id}`;
    const odd = one.operation.id === "sendMessageToUser" && ODD.some((end) => one.id.endsWith(end));
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh || odd;
  });
  expect(wanted.length).toBeGreaterThan(60);

  const got: { line: string; headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      got.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(chunks) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as AddressInfo).port;
  // A method that nobody knows does not get through Node's own parser.
  const sendable = wanted.filter(({ request }) => request.method !== "EMCHAT");
  const commands = sendable.map(
    (one) =>
      blocks.find(({ id }) => id === one.id)?.command.replaceAll("127.0.0.1:1/", `127.0.0.1:${port}/`) ?? "false",
  );
  const script = await temporaryFile("curl-", ".sh");
  await writeFile(script, ["set -e", ...commands].join("\n"));
  await sh("bash", [script], { env: { PATH: process.env["PATH"] ?? "", EMCHAT_TOKEN: TOKEN }, maxBuffer: 1e8 });
  expect(got).toHaveLength(sendable.length);
  for (const [index, one] of sendable.entries()) {
    const { line, headers, body } = got[index] ?? expect.fail(`nothing came for ${one.id}`);
    const { request, operation } = one;
    expect([one.id, line]).toEqual([one.id, `${request.method} ${request.path}`]);
    expect([one.id, body.equals(Buffer.from(request.body ?? new Uint8Array()))]).toEqual([one.id, true]);
    expect([one.id, headers["content-type"]]).toEqual([one.id, request.headers["Content-Type"]]);
    const good = `Bearer ${TOKEN}`;
    if (request.auth.kind === "token" && request.auth.scheme === undefined && request.auth.edit === undefined) {
      expect([one.id, headers["authorization"]]).toEqual([one.id, good]);
    }
    if (request.auth.kind === "none") expect([one.id, headers["authorization"]]).toEqual([one.id, undefined]);
    if (request.auth.kind === "token" && request.auth.edit === "case-swapped")
      expect(headers["authorization"]).toBe("Bearer GOOD-TOKEN-0001");
    if (request.auth.kind === "token" && request.auth.edit === "truncated")
      expect(headers["authorization"]).toBe(good.slice(0, -1));
    if (request.auth.kind === "token" && request.auth.edit === "first-changed")
      expect(headers["authorization"]).toBe("Bearer aood-token-0001");
    expect(operation.id).toBe(one.id.split("/")[0]);
  }
  server.close();
  server.closeAllConnections();
}, 600_000);

test("a failure is made smaller until nothing can be left out, and still fails", async () => {
  const server = await startRightServer({
    spoil: (draft, { text }) => {
      if (draft.status === 200 && text.includes('"from"') && text.includes('"size"')) draft.status = 400;
    },
  });
  const result = await runContract({ url: server.url, spec: await loadSpec(), token: TOKEN });
  const pictures = result.failures.filter(({ first }) => first.check === "status");
  expect(pictures.length).toBeGreaterThan(0);
  const keys = (value: object) => Object.keys(value).sort().join();
  const body = pictures[0]?.first.case.json as { msg: object };
  expect(keys(body)).toBe("from,msg");
  expect(keys(body.msg)).toBe("size,type,url");
  expect(pictures[0]?.again).toBe(true);
  await server.close();
});

test("the command that a failure card names fails again, flags and all", async () => {
  const server = await startRightServer({
    spoil: (draft, { text }) => {
      if (draft.status === 200 && text.includes('"from"') && text.includes('"thumb_secret"')) draft.status = 500;
    },
  });
  const only = ["--only", "*/generated/*", "--param", "username=lisi"];
  const report = ["--cases", "150", "--seed", "5", "--report", "json=-", "-q"];
  const { stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, ...only, ...report]);
  const { failures } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { failures: { repeat: string; id: string }[] };
  const [failure] = failures;
  expect(failure?.repeat).toContain(`--seed 5 --cases 150 --param username=lisi --only '${failure?.id}'`);
  const words =
    failure?.repeat
      .split(" ")
      .slice(1)
      .map((word) => word.replaceAll("'", "")) ?? [];
  const again = await runMain([...words, "--token", TOKEN]);
  await server.close();
  expect(again.code).toBe(1);
  expect(again.stdout).toContain("1 cases,");
  expect(again.stdout).toContain("no-server-error");
});
