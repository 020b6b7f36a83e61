// @module-tag process
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { OPTIONS } from "../src/cli/options.ts";
import { twinOf } from "../src/cli/read-values.ts";
import { CLI, emchatMock, start } from "./harness/cli-process.ts";
import { callUnderWay } from "./harness/raw-socket.ts";
import { AUTHORIZED, STATUS } from "./harness/running-server.ts";

const run = promisify(execFile);
const folder = (): string => mkdtempSync(join(tmpdir(), "emchat-cli-"));

describe("start", () => {
  test("prints the ready line and three curl lines that work as they stand", async () => {
    const cli = emchatMock(["--port", "0"]);
    const url = await cli.ready();
    await expect.poll(cli.stdout).toContain("inspector:");
    const lines = cli
      .stdout()
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line.startsWith("curl "));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toContain(url);
      expect((await run("sh", ["-c", `${line} -sS`])).stdout).toMatch(/^HTTP\/1\.1 200 OK/);
    }
    cli.child.kill("SIGTERM");
    expect(await cli.ended).toBe(0);
  });

  test.each(["json", "silent"])("prints the ready line alone in the log mode %s", async (mode) => {
    const cli = emchatMock(["--port", "0", "--log", mode]);
    const url = await cli.ready();
    await fetch(url + STATUS, { headers: AUTHORIZED });
    cli.child.kill("SIGTERM");
    expect(await cli.ended).toBe(0);
    expect(cli.stdout()).toBe(`emchat-mock ready on ${url}\n`);
    const lines = cli.stderr().trim().split("\n");
    if (mode === "silent") expect(cli.stderr()).toBe("");
    else
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "request", status: 200, operation: "getUserStatus" });
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s lets a running call end, takes no new ones, and ends with 0",
    async (signal) => {
      const cli = emchatMock(["--port", "0", "--log", "silent"]);
      const url = await cli.ready();
      const slow = await callUnderWay({ url }, STATUS, {
        ...AUTHORIZED,
        prefer: "delay=60000",
        connection: "keep-alive",
      });
      cli.child.kill(signal);
      const { status, headers } = await slow.reply;
      expect([status, headers["connection"]]).toEqual([200, "close"]);
      await expect(fetch(`${url}/__mock/livez`)).rejects.toThrow();
      expect(await cli.ended).toBe(0);
    },
  );

  test("an open event stream and a waiting call do not hold the end up", async () => {
    const cli = emchatMock(["--port", "0", "--log", "silent"]);
    const url = await cli.ready();
    const stream = await fetch(`${url}/__mock/api/v1/events`);
    const waiting = await callUnderWay({ url }, "/__mock/api/v1/wait?timeout=60000");
    cli.child.kill("SIGTERM");
    expect(await cli.ended).toBe(0);
    expect((await waiting.reply).status).toBe(409);
    expect(await stream.text()).toContain("event: hello");
  });

  test("it stops when the shell of a package manager's script is told to, which tells nobody", async () => {
    const cli = start("sh", ["-c", `true && "${process.execPath}" "${CLI}" --port 0`], {
      env: { npm_lifecycle_event: "start" },
    });
    const url = await cli.ready();
    cli.child.kill("SIGTERM");
    // Its output ends when the last process that holds it has ended.
    await cli.ended;
    expect(cli.stderr()).toContain("the process that started it has ended");
    await expect(fetch(`${url}/__mock/livez`)).rejects.toThrow();
  });

  test("a busy port is explained, and ends with 2", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const cli = emchatMock(["--port", String(port)]);
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toBe(
      `emchat-mock: port ${port} on 127.0.0.1 is in use: stop what listens there (lsof -i :${port} names it), or choose another with --port; --port 0 takes a free one\n  https://emchat.github.io/emchat/help/errors/#mock-command-line\n`,
    );
    other.close();
  });

  test.each([
    [["--prt", "1"], "--prt"],
    [["--port", "http"], "--port must be a number from 0 to 65535"],
    [["--log", "loud"], "--log must be one of pretty, json, silent"],
    [["--fault", "explode"], "fault=explode cannot be read"],
    [["strat"], "strat is no command; commands are start, exec, check, proxy, ready"],
    [["check", "--port", "1"], "check has no option --port"],
    [["exec"], "exec needs a command"],
    [["proxy"], "proxy needs --upstream"],
    [["--host", "192.0.2.1", "--port", "0"], "192.0.2.1 is no address of this machine"],
    [["--config", "nosuch.yaml"], "nosuch.yaml:1:1: the file cannot be read (ENOENT)"],
  ])("the command line %j is told what is wrong, and ends with 2", async (args, words) => {
    const cli = emchatMock(args);
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toContain(words);
    expect(cli.stderr()).not.toContain("    at ");
  });

  test("another host than the loopback is taken with a warning", async () => {
    const cli = emchatMock(["--port", "0", "--host", "0.0.0.0"]);
    await cli.ready();
    await expect.poll(cli.stderr).toContain("everybody who reaches this address");
  });
});

describe("options", () => {
  test("the help names every command, every option and every twin", async () => {
    const cli = emchatMock(["--help"]);
    expect(await cli.ended).toBe(0);
    for (const { name } of OPTIONS) expect(cli.stdout()).toContain(`--${name}`);
    for (const { name } of OPTIONS.slice(0, -2)) expect(cli.stdout()).toContain(twinOf(name));
    for (const word of ["exec", "check", "proxy", "ready", "Prefer:", "curl"]) expect(cli.stdout()).toContain(word);
    expect(
      Math.max(
        ...cli
          .stdout()
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThan(250);
  });

  test("every option has a twin in the environment, and the command line wins", async () => {
    const env = {
      EMCHAT_MOCK_PORT: "0",
      EMCHAT_MOCK_STRICT: "true",
      EMCHAT_MOCK_SEED: "7",
      EMCHAT_MOCK_LOG: "silent",
      EMCHAT_MOCK_FAULT: "503 times=1; latency:1",
      EMCHAT_MOCK_HOST: "127.0.0.1",
    };
    const info = async (args: string[]): Promise<Record<string, unknown>> => {
      const url = await emchatMock(args, { env }).ready();
      return (await (await fetch(`${url}/__mock/api/v1/info`)).json()) as Record<string, unknown>;
    };
    expect(await info([])).toMatchObject({ strict: true, seed: 7, stats: { faults: 2 } });
    expect(await info(["--seed", "8", "--fault", "500"])).toMatchObject({
      strict: true,
      seed: 8,
      stats: { faults: 1 },
    });
    const wrong = emchatMock([], { env: { EMCHAT_MOCK_STRICT: "perhaps" } });
    expect(await wrong.ended).toBe(2);
    expect(wrong.stderr()).toContain("EMCHAT_MOCK_STRICT must be true or false");
  });

  test("emchat-mock.yaml in the folder is read without being named", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "emchat-mock.yaml"), "seed: 99\n");
    const url = await emchatMock(["--port", "0", "--log", "silent"], { cwd }).ready();
    expect(await (await fetch(`${url}/__mock/api/v1/info`)).json()).toMatchObject({
      seed: 99,
      config: { file: "emchat-mock.yaml" },
    });
  });

  test("the version is the package's", async () => {
    const cli = emchatMock(["--version"]);
    expect(await cli.ended).toBe(0);
    expect(cli.stdout()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("exec", () => {
  const ask = `const r = await fetch(process.env.EMCHAT_BASE_URL + "${STATUS}", { headers: { authorization: "Bearer x" } }); console.log(r.status);`;

  test("runs a command against a server of its own and returns its exit code", async () => {
    const cli = emchatMock(["exec", "--", process.execPath, "--input-type=module", "-e", `${ask} process.exit(7);`]);
    expect(await cli.ended).toBe(7);
    expect(cli.stdout()).toBe("200\n");
    expect(cli.stderr()).toMatch(
      /^emchat-mock: contract coverage [0-9.]+ %: operations 1\/3, responses 1\/\d+, examples 1\/\d+\n$/,
    );
  });

  test("counts the calls of every session", async () => {
    const inSession = ask.replace('"Bearer x"', '"Bearer x", "x-mock-session": "parallel"');
    const cli = emchatMock(["exec", "--", process.execPath, "--input-type=module", "-e", inSession]);
    expect(await cli.ended).toBe(0);
    expect(cli.stderr()).toContain("operations 1/3");
  });

  test("fails when the coverage is below the floor", async () => {
    const cli = emchatMock(["exec", "--min-coverage", "50", "--", process.execPath, "--input-type=module", "-e", ask]);
    expect(await cli.ended).toBe(1);
    expect(cli.stderr()).toContain("is below the 50 % of --min-coverage");
  });

  test("explains a command that does not exist", async () => {
    const cli = emchatMock(["exec", "--", "no-such-command-anywhere"]);
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toContain("no-such-command-anywhere cannot be found");
  });

  test("passes a signal on and ends as the command does", async () => {
    const cli = emchatMock([
      "exec",
      "--",
      process.execPath,
      "-e",
      "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('up');",
    ]);
    await expect.poll(cli.stdout).toContain("up");
    cli.child.kill("SIGTERM");
    expect(await cli.ended).toBe(5);
  });
});

describe("check", () => {
  test("says that the package's own contract is sound", async () => {
    const cli = emchatMock(["check"]);
    expect(await cli.ended).toBe(0);
    expect(cli.stdout()).toMatch(/openapi\.yaml is sound: 3 operations, \d+ schemas, \d+ examples/);
  });

  test("names file, line and pointer of what is wrong, and ends with 1", async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, "spec.yaml"),
      [
        "openapi: 3.1.1",
        "info: { title: t, version: '1' }",
        "security: [{ ghost: [] }]",
        "paths:",
        "  /__mock/x:",
        "    get:",
        "      operationId: x",
        "      responses:",
        "        '200':",
        "          description: d",
        "          content: { application/json: { schema: { type: integer }, example: seven } }",
        "        '299x': { description: odd }",
        "  /y: { get: { operationId: x, responses: { '200': { $ref: './part.yaml#/Ok' } } } }",
      ].join("\n"),
    );
    writeFileSync(
      join(cwd, "part.yaml"),
      "Ok: { description: d, content: { application/json: { schema: { type: objct } } } }\n",
    );
    const cli = emchatMock(["check", "spec.yaml"], { cwd });
    expect(await cli.ended).toBe(1);
    const lines = cli.stdout().split("\n");
    for (const words of [
      "error: spec.yaml:3:12: /security/0 the security scheme ghost is not defined",
      "error: spec.yaml:5:3",
      "the example does not fit its schema: the value must be integer",
      "is no status, no class such as 4XX",
      "x is also the operationId of",
      "the schema does not compile",
      "warning: ",
    ]) {
      expect(
        lines.some((line) => line.includes(words)),
        `${words} in ${cli.stdout()}`,
      ).toBe(true);
    }
    expect(lines.at(-2)).toMatch(/^spec\.yaml has \d+ errors/);
  });

  test("checks the configuration beside it", async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, "emchat-mock.yaml"),
      "tokens:\n  - { label: ci, token: s3cret-token }\n  - { label: ci, token: other-s3cret }\nstrikt: true\n",
    );
    const cli = emchatMock(["check"], { cwd });
    expect(await cli.ended).toBe(1);
    expect(cli.stdout()).toContain("error: emchat-mock.yaml:4:1: the file has no property strikt");
    expect(cli.stdout()).not.toContain("s3cret");
  });

  test("a file that does not exist ends with 2", async () => {
    const cli = emchatMock(["check", "nosuch.yaml"]);
    expect(await cli.ended).toBe(2);
  });
});

test("ready says whether a server is ready", async () => {
  const url = await emchatMock(["--port", "0", "--log", "silent"]).ready();
  const port = new URL(url).port;
  const good = emchatMock(["ready", "--port", port]);
  expect([await good.ended, good.stdout()]).toEqual([0, "emchat-mock is ready\n"]);
  const bad = emchatMock(["ready", "--port", "1"]);
  expect(await bad.ended).toBe(1);
  expect(bad.stdout()).toContain("is not ready on 127.0.0.1:1");
});
