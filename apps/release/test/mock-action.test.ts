import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { endJob } from "../src/matrix/entrances/end-job.ts";
import { runCommand } from "../src/process/run-command.ts";
import { repositoryRoot } from "../src/repository-root.ts";
import { actionScript } from "../src/workflows/action-script.ts";
import { githubShell } from "../src/workflows/github-shell.ts";
import type { WorkflowStep } from "../src/workflows/workflow.ts";

const READY = "echo 'emchat-mock ready on http://127.0.0.1:4321'; exec sleep 60";

describe("the action that starts the mock for a job", () => {
  it("says where the mock is by its output and EMCHAT_BASE_URL, and ends while the mock runs on", async () => {
    const { outcome, exported, output, left } = await act({}, `sleep 1; ${READY}`);
    expect(outcome.code).toBe(0);
    expect(exported).toBe("EMCHAT_BASE_URL=http://127.0.0.1:4321\n");
    expect(output).toBe("url=http://127.0.0.1:4321\n");
    expect(left).toBe(1);
  });

  it("hands every input on as one word, whatever is in it, and each line of the lists", async () => {
    const inputs = {
      version: "0.1.0",
      port: "0",
      config: "$(touch broken).yaml",
      scenario: "an evening.yaml\n\nquiet.yaml\n",
      args: '--fault\n503 times=2; "touch broken"\n--strict\n',
    };
    const { args, broken } = await act(inputs, READY);
    expect(args).toEqual([
      "--yes",
      "@emchat/mock-server@0.1.0",
      "--port",
      "0",
      "--config",
      inputs.config,
      "--scenario",
      "an evening.yaml",
      "--scenario",
      "quiet.yaml",
      "--fault",
      '503 times=2; "touch broken"',
      "--strict",
    ]);
    expect(broken).toBe(false);
  });

  it("asks for the latest mock on port 4010 when nothing is given", async () => {
    const { args } = await act({}, READY);
    expect(args).toEqual(["--yes", "@emchat/mock-server@latest", "--port", "4010"]);
  });

  it("fails with what the mock printed, when it ends instead of getting ready", async () => {
    const { outcome, exported, output } = await act({}, "echo 'port 4010 on 127.0.0.1 is in use' >&2; exit 2");
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain("ended with 2 before it was ready");
    expect(outcome.stdout).toContain("port 4010 on 127.0.0.1 is in use");
    expect([exported, output]).toEqual(["", ""]);
  });

  it("fails with what the mock printed, and leaves none, when it does not get ready in time", async () => {
    const { outcome, left } = await act({ "start-timeout": "2" }, "echo 'still busy'; exec sleep 60");
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain("not ready within 2 seconds");
    expect(outcome.stdout).toContain("still busy");
    expect(left).toBe(0);
  });

  it("reads no input as a piece of its script, the time to wait neither", async () => {
    const { outcome, broken } = await act({ "start-timeout": "a[$(touch broken)]" }, READY);
    expect(outcome.code).toBe(1);
    expect(broken).toBe(false);
  });

  it("is called in the mock server's README with inputs that it has", async () => {
    const readme = await readFile(join(repositoryRoot, "apps/mock-server/README.md"), "utf8");
    const [, example = ""] = /```yaml\n(- uses: \S+\/mock-server@[^`]*)```/.exec(readme) ?? [];
    const [step] = parse(example) as WorkflowStep[];
    const { env } = await actionScript("mock-server", step?.with as Record<string, string>);
    expect(env).toMatchObject({ INPUT_SCENARIO: "test/evening.yaml" });
  });
});

/** Runs the action's script with an `npx` that notes how it was called and goes on with `mock`; then the job ends. */
async function act(inputs: Record<string, string>, mock: string) {
  const folder = await mkdtemp(join(tmpdir(), "emchat-action-"));
  const RUNNER_TRACKING_ID = randomUUID();
  onTestFinished(async () => {
    await endJob(RUNNER_TRACKING_ID);
    await rm(folder, { recursive: true });
  });
  await writeFile(join(folder, "npx"), `#!/usr/bin/env bash\nprintf '%s\\n' "$@" >args\n${mock}\n`);
  await chmod(join(folder, "npx"), 0o755);
  const files = { GITHUB_ENV: join(folder, "env"), GITHUB_OUTPUT: join(folder, "output") };
  for (const file of Object.values(files)) await writeFile(file, "");
  const { script, env } = await actionScript("mock-server", inputs);
  const PATH = `${folder}:${process.env["PATH"]}`;
  const job = { ...process.env, ...env, ...files, PATH, RUNNER_TEMP: folder, RUNNER_TRACKING_ID };
  const outcome = await runCommand(...githubShell(script), { cwd: folder, env: job, timeout: 60_000 });
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8").catch(() => "");
  return {
    outcome,
    exported: await read("env"),
    output: await read("output"),
    args: (await read("args")).trimEnd().split("\n"),
    broken: await readFile(join(folder, "broken")).then(
      () => true,
      () => false,
    ),
    left: await endJob(RUNNER_TRACKING_ID),
  };
}
