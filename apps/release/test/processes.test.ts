// @module-tag process
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { cleanEnvironment } from "../src/process/clean-environment.ts";
import { mustRun, runCommand } from "../src/process/run-command.ts";
import { runTwoAtATime } from "../src/process/run-two-at-a-time.ts";

const node = process.execPath;

describe("running a command", () => {
  it("tells what was printed and how it ended", async () => {
    const outcome = await runCommand(node, ["-e", "console.log('out'); console.error('err'); process.exit(3)"]);
    expect(outcome).toMatchObject({ code: 3, stdout: "out\n", stderr: "err\n" });
  });

  it("ends a command that hangs, and what that command started", async () => {
    const child = 'const s = require("net").createServer().listen(0, "127.0.0.1", () => console.log(s.address().port))';
    const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`;
    const { code, stdout } = await runCommand(node, ["-e", parent], { timeout: 10_000 });
    expect(code).toBe(124);
    expect(stdout).toMatch(/^\d+\n$/);
    expect(await isServed(Number(stdout))).toBe(false);
  });

  it("keeps at most eight megabytes of what a command prints", async () => {
    const flood = "const line = 'x'.repeat(1e6); for (let i = 0; i < 20; i++) process.stdout.write(line)";
    const { code, stdout } = await runCommand(node, ["-e", flood]);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(8e6);
    expect(stdout.length).toBeLessThan(9e6);
  });

  it("reports a program that is not there with 127", async () => {
    expect((await runCommand("/no/such/program", [])).code).toBe(127);
  });

  it("names the command and the end of its output when it had to succeed", async () => {
    await expect(mustRun(node, ["-e", "console.log('the reason'); process.exit(1)"])).rejects.toThrow(
      /ended with 1:\nthe reason/,
    );
  });
});

describe("the environment of a consumer", () => {
  it("has nothing of a package manager, of Node's options or of ours in it", () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      npm_config_registry: "x",
      NODE_OPTIONS: "--no-warnings",
      EMCHAT_TOKEN: "x",
      NPM_CONFIG_USERCONFIG: "x",
    });
    try {
      const env = cleanEnvironment({ CONSUMER_APP: "node-20" });
      expect(Object.keys(env).filter((name) => /^(npm_|NODE_OPTIONS|EMCHAT_)/i.test(name))).toEqual([]);
      expect(env).toMatchObject({ PATH: process.env["PATH"], CONSUMER_APP: "node-20" });
    } finally {
      for (const name of ["npm_config_registry", "NODE_OPTIONS", "EMCHAT_TOKEN", "NPM_CONFIG_USERCONFIG"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});

describe("running tasks two at a time", () => {
  it("never has a third under way and keeps the order of the results", async () => {
    let under = 0;
    let most = 0;
    const tasks = [30, 1, 20, 1, 10].map((wait, index) => async () => {
      most = Math.max(most, ++under);
      await new Promise((done) => setTimeout(done, wait));
      under -= 1;
      return index;
    });
    expect(await runTwoAtATime(tasks)).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it("begins nothing more after a failure, and waits for what is under way", async () => {
    const done: string[] = [];
    const tasks = [
      async () => {
        throw new Error("first");
      },
      async () => {
        await new Promise((later) => setTimeout(later, 20));
        done.push("second");
      },
      async () => {
        done.push("third");
      },
    ];
    await expect(runTwoAtATime(tasks)).rejects.toThrow("first");
    expect(done).toEqual(["second"]);
  });
});

function isServed(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      settle(true);
    });
    socket.on("error", () => settle(false));
  });
}
