import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { failureCard, runContract, specFromText } from "../src/index.ts";
import { runCli, runMain, TOKEN } from "./run-cli.ts";
import { startAnyServer } from "./servers/any-server.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFolder } from "./temporary.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const small = (security = "[]", schemes = ""): string => `
openapi: 3.1.0
info: { title: Small, version: 1.0.0 }
security: ${security}
paths:
  /notes/{id}:
    get:
      operationId: getNote
      parameters: [{ name: id, in: path, required: true, schema: { type: string, pattern: "^[a-z]{1,8}$" } }]
      responses:
        "200": { description: One., content: { application/json: { schema: { type: object, required: [text], properties: { text: { type: string } } }, example: { text: a } } } }
        "400": { description: Bad. }
        "401": { description: Who? }
components: { securitySchemes: { ${schemes} } }
`;

async function judge(text: string, url: string, more: { token?: string; only?: string[]; concurrency?: number } = {}) {
  return runContract({ url, spec: specFromText(text), token: TOKEN, cases: 0, ...more });
}

describe("A server that looks at nobody's credentials is not kept when the spec asks for", () => {
  test.each([
    ["basic authentication", "[{ one: [] }]", "one: { type: http, scheme: basic }"],
    ["a key in a query", "[{ one: [] }]", "one: { type: apiKey, in: query, name: key }"],
    ["a key in a cookie", "[{ one: [] }]", "one: { type: apiKey, in: cookie, name: key }"],
    [
      "a choice of schemes",
      "[{ one: [] }, { two: [] }]",
      "one: { type: http, scheme: basic }, two: { type: http, scheme: bearer }",
    ],
    [
      "two schemes together",
      "[{ one: [], two: [] }]",
      "one: { type: apiKey, in: header, name: X-Key }, two: { type: http, scheme: bearer }",
    ],
  ])("%s", async (_name, security, schemes) => {
    const text = small(security, schemes);
    const server = await startAnyServer(text, {}, { skips: ["security"] });
    closing.push(server.close);
    const { verdict, failures, completeness } = await judge(text, server.url);
    expect(verdict).toBe("broken");
    expect(failures.some(({ first }) => first.got === "status 200" && first.id.includes("/auth/"))).toBe(true);
    expect(completeness.security.judged).toBe(1);
  });
});

test("the second of two ways to identify is let in by its own secret alone", async () => {
  const text = small(
    "[{ one: [] }, { two: [] }]",
    "one: { type: http, scheme: bearer }, two: { type: apiKey, in: header, name: X-Key }",
  );
  const server = await startAnyServer(
    text,
    { one: TOKEN, two: "never-given" },
    {
      spoil: (answer, { request }) => {
        if (answer.status === 401 && request?.headers["x-key"] !== undefined)
          Object.assign(answer, { status: 200, body: { text: "a" } });
      },
    },
  );
  closing.push(server.close);
  const { failures } = await judge(text, server.url);
  expect(failures.map(({ first }) => first.id)).toContain("getNote/auth/by-two-unknown");
});

test("a scheme that cannot be presented is said not to be judged", async () => {
  const text = small("[{ one: [] }]", "one: { type: mutualTLS }");
  const server = await startAnyServer(text, {}, { skips: ["security"] });
  closing.push(server.close);
  const { verdict, completeness, notRun } = await judge(text, server.url);
  expect(verdict).toBe("incomplete");
  expect(completeness.security).toEqual({ judged: 0, total: 1, missing: ["getNote"] });
  expect(notRun.map(({ reason }) => reason).join()).toContain("one");
});

describe("A server that falls", () => {
  /** A server that closes every connection when a request is of one kind, and is up again at once. */
  async function falling(when: (url: string) => boolean): Promise<string> {
    const right = await startAnyServer(small());
    const server: Server = createServer(async (request, response) => {
      if (when(request.url ?? "")) {
        server.closeAllConnections();
        return;
      }
      const reply = await fetch(right.url + request.url, {
        method: request.method ?? "GET",
        headers: { accept: "application/json" },
      });
      response.writeHead(
        reply.status,
        Object.fromEntries([...reply.headers].filter(([name]) => /^(content-type|allow)$/.test(name))),
      );
      response.end(await reply.text());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(right.close, () => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("is blamed for the request that felled it, not for those beside and after it", async () => {
    const url = await falling((path) => path.endsWith("!"));
    const { failures } = await judge(small(), url, { only: ["getNote/path/*"] });
    const unanswered = failures.filter(({ first }) => first.check === "answered");
    expect(unanswered.length).toBeGreaterThan(0);
    for (const { ids } of unanswered) for (const id of ids) expect(id).toMatch(/bang-after/);
  });
});

test("a reply that differs from time to time is called flaky, with what came each time", async () => {
  let count = 0;
  const server = await startAnyServer(
    small(),
    {},
    {
      spoil: (answer, { request }) => {
        if (request?.headers["x-no-such-header"] === undefined) return;
        count += 1;
        if (count === 1) answer.status = 500;
      },
    },
  );
  closing.push(server.close);
  const spec = specFromText(small());
  const result = await runContract({ url: server.url, spec, cases: 0, only: ["getNote/header/unknown-header"] });
  const [group] = result.failures;
  expect(group?.again).toBe(false);
  const card = group === undefined ? undefined : failureCard(group, result, spec);
  expect(card?.answers[0]).toMatch(/^500: /);
  expect(card?.answers.slice(1).every((answer) => answer.startsWith("200: "))).toBe(true);
});

test("a failure that needs another request before it is repeated with that request, and nothing else", async () => {
  let poisoned = false;
  const server = await startAnyServer(
    small(),
    {},
    {
      spoil: (answer, { request }) => {
        if (request?.headers["x-http-method-override"] !== undefined) poisoned = true;
        else if (poisoned && request?.headers["x-forwarded-for"] !== undefined) {
          poisoned = false;
          answer.status = 500;
        }
      },
    },
  );
  closing.push(server.close);
  const spec = specFromText(small());
  const result = await runContract({ url: server.url, spec, cases: 0, only: ["getNote/header/*"], concurrency: 1 });
  const group = result.failures.find(({ chain }) => chain.length > 0);
  expect(group?.chain).toEqual(["getNote/header/method-override", "getNote/header/forwarded"]);
  const repeat = group === undefined ? "" : failureCard(group, result, spec).repeat;
  expect(repeat).toContain("--in-order --only 'getNote/header/method-override' --only 'getNote/header/forwarded'");
  const again = await runContract({ url: server.url, spec, cases: 0, only: group?.chain ?? [], order: "named" });
  expect(again.failures.map(({ first }) => first.id)).toEqual(["getNote/header/forwarded"]);
});

test("a stall that does not come again is a note and no failure", async () => {
  let stalled = false;
  const server = await startRightServer({
    instead: (request, response) => {
      if (stalled || request.headers["x-no-such-header"] === undefined) return false;
      stalled = true;
      setTimeout(() => response.destroy(), 30_000).unref();
      return true;
    },
  });
  closing.push(server.close);
  const only = ["--only", "getUserStatus/header/unknown-header", "--timeout", "3000"];
  const { code, stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, ...only]);
  expect(stdout).toContain("note getUserStatus/header/unknown-header: it had no reply at first");
  expect(code).toBe(0);
});

test("a token that holds words of the contract and of the kit changes none of them", async () => {
  const token = "easemob-demo-contract-admin";
  const server = await startRightServer({
    token,
    spoil: (draft) => {
      if (draft.status === 401) draft.status = 200;
    },
  });
  closing.push(server.close);
  const { code, stdout } = await runMain(["run", "--url", server.url, "--only", "getUserStatus/auth/none"], {
    EMCHAT_TOKEN: token,
  });
  expect(code).toBe(1);
  expect(stdout).toContain(`'${server.url}/easemob-demo/chatdemoui/users/zw123/status'`);
  expect(stdout).toContain("emchat-contract run --url");
});

test("no line of a reply begins a line of the kit's, whatever a server writes", async () => {
  const evil = "a\r\n::error title=x::y\n::stop-commands::z\u001b[31m\u202e";
  const server = await startRightServer({
    spoil: (draft) => {
      (draft.body as Record<string, unknown>)["error"] = evil;
      (draft.body as Record<string, unknown>)["action"] = evil;
      draft.headers["Allow"] = "::error::x";
    },
  });
  closing.push(server.close);
  const only = ["--only", "getUserStatus/method/*", "--only", "getUserStatus/auth/none"];
  const reports = ["--report", "junit=-", "--report", "markdown=-"];
  const { code, stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, ...only, ...reports]);
  expect(code).toBe(1);
  expect(stdout).toContain("::error title=x");
  for (const line of stdout.split(/[\r\n]/)) expect(line.trimStart()).not.toMatch(/^::/);
  for (const hidden of ["\u001b", "\u202e"]) expect(stdout).not.toContain(hidden);
});

describe("In CI", () => {
  const spoilt = (what: "allow" | "allow-and-challenge") =>
    startRightServer({
      spoil: (draft) => {
        if (draft.status === 405) draft.headers["Allow"] = "PATCH";
        if (draft.status === 401 && what === "allow-and-challenge") draft.headers = {};
      },
    });

  test("what a baseline knows passes, and what is new fails", async () => {
    const [old, worse] = [await spoilt("allow"), await spoilt("allow-and-challenge")];
    closing.push(old.close, worse.close);
    const file = join(temporaryFolder(), "baseline.json");
    const run = (url: string, ...more: string[]) =>
      runMain([
        "run",
        "--url",
        url,
        "--token",
        TOKEN,
        "--only",
        "getUserStatus/method/*",
        "--only",
        "getUserStatus/auth/none",
        ...more,
      ]);
    expect((await run(old.url, "--write-baseline", file)).code).toBe(0);
    const kept = await run(old.url, "--baseline", file);
    expect(kept.stdout).toContain("The baseline knew 1 cause(s)");
    expect(kept.code).toBe(0);
    const broken = await run(worse.url, "--baseline", file);
    expect(broken.stdout).toContain("headers");
    expect(broken.stdout).not.toContain("✗ getUserStatus: allow");
    expect(broken.code).toBe(1);
  });

  test("--changed-since runs the operations that a change of the spec touches, through whatever it refers to", async () => {
    const folder = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@a.example", ...args]);
    const file = join(folder, "openapi.yaml");
    const library = readFileSync(new URL("specs/library.yaml", import.meta.url), "utf8");
    writeFileSync(file, library);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "before");
    const run = () => runMain(["run", "--list", "--spec", file, "--changed-since", "HEAD"]);
    const untouched = await runMain(["run", "--url", "http://127.0.0.1:9", "--spec", file, "--changed-since", "HEAD"]);
    expect(untouched.stdout).toContain("nothing to run");
    expect(untouched.code).toBe(0);
    writeFileSync(file, library.replace("maximum: 60", "maximum: 61"));
    const { stdout } = await run();
    const operations = new Set(
      stdout
        .trim()
        .split("\n")
        .map((id) => id.split("/")[0]),
    );
    expect([...operations]).toEqual(["listLoans", "lend"]);
  });

  test("--version says the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(await runCli(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});
