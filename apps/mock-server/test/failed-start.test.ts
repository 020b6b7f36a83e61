import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { hasSecondLoopback } from "./harness/second-loopback.ts";

const folder = mkdtempSync(join(tmpdir(), "emchat-start-"));
const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
mkdirSync(join(folder, "a-folder"));
const empty = "openapi: 3.1.1\ninfo: { title: t, version: '1' }\npaths: {}\n";

const STARTS: readonly (readonly [args: readonly string[], words: string])[] = [
  [["--spec", "nosuch.yaml"], "nosuch.yaml:1:1: the file cannot be read (ENOENT)"],
  [["--spec", "a-folder"], "a-folder:1:1: the file cannot be read (it is no file)"],
  [["--spec", "/dev/zero"], "the file cannot be read (it is no file)"],
  [["--spec", file("empty.yaml", "")], "the file is no OpenAPI document"],
  [["--spec", file("broken.yaml", "a: [")], "broken.yaml:1:"],
  [["--spec", file("no-paths.yaml", "openapi: 3.1.1\n")], "there are no paths"],
  [["--spec", file("scheme.yaml", `${empty}security: [{ ghost: [] }]\n`)], "the security scheme ghost is not defined"],
  [["--config", "nosuch.yaml"], "nosuch.yaml:1:1: the file cannot be read (ENOENT)"],
  [["--config", "/dev/zero"], "the file cannot be read (it is no file)"],
  [["--config", file("bad.yaml", "strikt: true\n")], "bad.yaml:1:1: the file has no property strikt"],
  [
    ["--config", file("origin.yaml", 'allowedOrigins: ["*"]\n')],
    'origin.yaml:1:18: /allowedOrigins/0 "*" is no origin',
  ],
  [["--allowed-origins", "localhost:6006"], '"localhost:6006" is no origin'],
  [["--allowed-hosts", "http://mock"], '"http://mock" is no host name'],
  [["--inspector-dir", "nosuch"], "there is no index.html in nosuch"],
  [["--host", "no.such.host.invalid"], "no.such.host.invalid is no address of this machine"],
  [["--host", "http://localhost"], '"http://localhost" is no address to listen on'],
  [["--host", "localhost:4010"], '"localhost:4010" is no address to listen on'],
  [["--seed", "x"], "--seed must be a number"],
  [["--seed", "1.5"], "--seed must be a whole number"],
  [["--port", "4010.5"], "--port must be a whole number"],
  [["--config", ""], "--config needs a value"],
  [
    ["--config", file("wide.yaml", Buffer.from("\ufeffstrict: true\n", "utf16le"))],
    "(it is not UTF-8; save it as that)",
  ],
  [["--scenario", file("latin.yaml", Buffer.from("name: \xe9\n", "latin1"))], "(it is not UTF-8; save it as that)"],
  [["exec", "--", "./a-folder"], "./a-folder cannot be run"],
  [["proxy", "--upstream", "http://127.0.0.1:1", "extra"], "proxy takes options only, and not extra"],
  [["import", "one.ndjson", "two.ndjson"], "import takes one file, and not two.ndjson"],
  [["proxy", "--upstream", "nonsense"], "the upstream must be an address"],
  [["proxy", "--upstream", "http://127.0.0.1:1/v1?region=2"], "the upstream must have no query and no fragment"],
  [["proxy", "--upstream", "http://127.0.0.1:1/#v1"], "the upstream must have no query and no fragment"],
  [["--scenario", file("day.yaml", "clock: 2014-02-30T08:00:00Z\n")], "day.yaml:1:8: /clock: A point in time"],
];

test.each(STARTS)(
  "%j is explained without a stack trace, and ends with 2 under a package manager too",
  async (args, words) => {
    const cli = emchatMock(["--port", "0", ...args], {
      cwd: folder,
      env: { npm_lifecycle_event: "start" },
    });
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toContain(words);
    expect(cli.stderr()).not.toMatch(/^ {4}at /m);
    expect(cli.stdout()).toBe("");
  },
);

test.each(["--scenario", "--config", "--spec"])(
  "%s reads a pipe, and no more of one than of a file",
  async (option) => {
    const pipe = join(folder, `pipe${option}`);
    execFileSync("mkfifo", [pipe]);
    const endless = spawn("sh", ["-c", 'exec yes "# a comment" > "$0"', pipe], { stdio: "ignore" });
    const cli = emchatMock(["--port", "0", option, pipe], { cwd: folder });
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toMatch(/the file cannot be read \(it has more than \d+ bytes\)/);
    endless.kill("SIGKILL");
  },
);

test("a busy port ends a package manager's script with 2, whichever loopback is busy", async () => {
  for (const host of hasSecondLoopback ? ["127.0.0.1", "::1"] : ["127.0.0.1"]) {
    const other = createServer().listen(0, host);
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const cli = emchatMock(["--port", String(port)], { env: { npm_lifecycle_event: "npx" } });
    expect(await cli.ended).toBe(2);
    expect(cli.stderr()).toContain(`port ${port} on ${host} is in use`);
    other.close();
  }
});
