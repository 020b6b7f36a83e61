import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { type Outcome, runCommand } from "../src/process/run-command.ts";
import { repositoryRoot } from "../src/repository-root.ts";
import { actionScript } from "../src/workflows/action-script.ts";
import { githubShell } from "../src/workflows/github-shell.ts";
import { stepsOf, type Workflow } from "../src/workflows/workflow.ts";

const needed = { url: "http://127.0.0.1:8080", org: "o", app: "a", token: "secret-token" };

describe("the action for other repositories", () => {
  it("hands every input on as one word, whatever is in it, and the token by environment alone", async () => {
    const inputs = {
      ...needed,
      url: 'http://x/"; touch broken; "',
      profile: "$(touch broken)",
      rate: "5",
      version: "0.1.0",
    };
    const { args, token, folder } = await act(inputs, 0);
    expect(args.slice(0, 3)).toEqual(["--yes", "@emchat/contract@0.1.0", "run"]);
    expect(flagValue(args, "--url")).toBe(inputs.url);
    expect(flagValue(args, "--profile")).toBe(inputs.profile);
    expect(flagValue(args, "--rate")).toBe("5");
    expect(args.join(" ")).not.toContain(needed.token);
    expect(token).toBe(needed.token);
    await expect(readFile(join(folder, "broken"))).rejects.toThrow("ENOENT");
  });

  it("leaves out what was not given, and asks for four reports", async () => {
    const { args } = await act(needed, 0);
    for (const flag of ["--spec", "--profile", "--deviations", "--cases", "--seed", "--rate"])
      expect(args).not.toContain(flag);
    expect(args.filter((_, index) => args[index - 1] === "--report")).toEqual([
      "junit=contract-reports/junit.xml",
      "json=contract-reports/report.json",
      "markdown=contract-reports/summary.md",
      "sarif=contract-reports/report.sarif",
    ]);
  });

  it.each([0, 1, 2])("ends as the kit ends, with %i, and adds its summary to the job's", async (code) => {
    const { outcome, summary } = await act(needed, code);
    expect(outcome.code).toBe(code);
    expect(summary).toBe("# What the kit found\n");
  });

  it("cannot be called without a server and a token; a contract of one's own may have no tenant", async () => {
    for (const name of ["url", "token"]) {
      await expect(actionScript("contract-test", { ...needed, [name]: "" })).rejects.toThrow(`needs the input ${name}`);
    }
    for (const name of ["org", "app"]) await actionScript("contract-test", { ...needed, [name]: "" });
  });
});

describe("the workflow for other repositories", () => {
  it("goes on as soon as the caller's server answers", async () => {
    const port = await freePort();
    const start = `exec ${process.execPath} -e 'require("http").createServer((_, r) => r.end()).listen(${port}, "127.0.0.1"); console.log(process.pid)'`;
    const { outcome, folder } = await startStep(start, port, 50);
    const pid = Number(await readFile(join(folder, "server.log"), "utf8"));
    onTestFinished(() => {
      process.kill(pid);
    });
    expect(outcome.code).toBe(0);
  });

  it("ends with what the server printed when it does not answer in time", async () => {
    const { outcome } = await startStep("echo 'no database'; exit 1", await freePort(), 1);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain("did not answer");
    expect(outcome.stdout).toContain("no database");
  });
});

/** Runs the action's script with an `npx` that notes how it was called and ends with `code`. */
async function act(inputs: Record<string, string>, code: number) {
  const folder = await mkdtemp(join(tmpdir(), "emchat-action-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const npx = `#!/usr/bin/env bash
printf '%s\\n' "$@" >args
printf '%s' "$EMCHAT_TOKEN" >token
echo '# What the kit found' >contract-reports/summary.md
exit ${code}
`;
  await writeFile(join(folder, "npx"), npx);
  await chmod(join(folder, "npx"), 0o755);
  const { script, env } = await actionScript("contract-test", inputs);
  const summaryFile = join(folder, "job-summary.md");
  const path = `${folder}:${process.env["PATH"]}`;
  const outcome = await bash(script, folder, { ...env, PATH: path, GITHUB_STEP_SUMMARY: summaryFile });
  return {
    outcome,
    folder,
    args: (await readFile(join(folder, "args"), "utf8")).trimEnd().split("\n"),
    token: await readFile(join(folder, "token"), "utf8"),
    summary: await readFile(summaryFile, "utf8"),
  };
}

/** Runs the step of contract.yml that starts the caller's server. */
async function startStep(start: string, port: number, seconds: number) {
  const folder = await mkdtemp(join(tmpdir(), "emchat-start-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const workflow = parse(await readFile(join(repositoryRoot, ".github/workflows/contract.yml"), "utf8")) as Workflow;
  const step = stepsOf(workflow).find(({ name }) => name === "Start the server");
  const env = { START: start, URL: `http://127.0.0.1:${port}`, START_TIMEOUT: String(seconds) };
  return { folder, outcome: await bash(step?.run ?? "exit 99", folder, env) };
}

function bash(script: string, cwd: string, env: Record<string, string>): Promise<Outcome> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: 60_000 };
  return runCommand(...githubShell(script), options);
}

function flagValue(args: readonly string[], flag: string): string | undefined {
  return args[args.indexOf(flag) + 1];
}

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });
}
