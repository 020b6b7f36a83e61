import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { createBoundedWriter, type LogStream, MAX_WAITING_CHARACTERS } from "../src/log/bounded-writer.ts";
import { CLI } from "./harness/cli-process.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, STATUS } from "./harness/running-server.ts";

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

/** How the two outputs of a server can be lost. */
const LOSSES = {
  "closed before the start": 'exec "$@" 2>&-',
  "closed by its reader": 'exec "$@" 2> >(exec sleep 0.1)',
  "never read": 'exec "$@" 2> >(exec sleep 60)',
  "on a full disk": 'exec "$@" 2>/dev/full',
} as const;

/** Starts the command by bash, with its standard error lost in one of these ways; resolves with its address. */
function startLosing(
  loss: keyof typeof LOSSES,
  args: readonly string[] = [],
): Promise<{ child: ChildProcess; url: string }> {
  const command = [process.execPath, CLI, "--port", "0", ...args];
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = spawn("bash", ["-c", LOSSES[loss], "bash", ...command], {
    env: { PATH, HOME, NODE_COMPILE_CACHE },
    stdio: ["ignore", "pipe", "ignore"],
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const url = /^emchat-mock ready on (\S+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve({ child, url });
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
}

test.each(Object.keys(LOSSES) as (keyof typeof LOSSES)[])(
  "a log that is %s costs the log: every call is answered, and the server ends with 0 when it is told to",
  async (loss) => {
    const { child, url } = await startLosing(loss);
    const path = `${url}${STATUS}?${"x".repeat(1_900)}`;
    for (let count = 0; count < 1_500; count += 50) {
      const replies = await Promise.all(Array.from({ length: 50 }, () => fetch(path, { headers: AUTHORIZED })));
      for (const reply of replies) {
        expect(reply.status).toBe(200);
        await reply.text();
      }
    }
    const { text } = await control({ url }, "GET", "metrics");
    const dropped = Number(/^emchat_mock_log_lines_dropped_total (\d+)$/m.exec(text)?.[1]);
    // 3 MB were written; a pipe that is never read and what may wait for it hold less, and what is closed before the start is /dev/null.
    if (loss === "closed before the start") expect(dropped).toBe(0);
    else expect(dropped).toBeGreaterThan(0);
    const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  },
);

test.skipIf(!existsSync("/usr/bin/script") || process.platform !== "linux")(
  "a terminal that is held does not hold the server",
  async () => {
    const command = [process.execPath, CLI, "--port", "0"].join(" ");
    const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
    // `script` gives the command a terminal, and shows what it writes there as long as somebody reads.
    const child = spawn("/usr/bin/script", ["-qfec", command, "/dev/null"], {
      env: { PATH, HOME, NODE_COMPILE_CACHE },
      stdio: ["ignore", "pipe", "ignore"],
    });
    running.add(child);
    const url = await new Promise<string>((resolve) => {
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /ready on (http:\/\/[\d.:]+)[\s\S]*inspector/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    child.stdout.pause();
    const path = `${url}${STATUS}?${"x".repeat(1_900)}`;
    for (let count = 0; count < 300; count += 1) {
      const reply = await fetch(path, { headers: AUTHORIZED, signal: AbortSignal.timeout(40_000) });
      expect(reply.status).toBe(200);
      await reply.text();
    }
  },
);

test("the ready line that cannot be written costs the line", async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [CLI, "--port", "0", "--host", "0.0.0.0"], {
    stdio: ["ignore", full, "pipe"],
  });
  running.add(child);
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  await expect.poll(() => said).toContain("listening on 0.0.0.0");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said).toContain("SIGTERM");
});

/** A stream whose reader is in the test's hands. */
function heldStream(): { out: LogStream; texts: string[]; release: (error?: Error) => void } {
  const texts: string[] = [];
  let done: ((error?: Error) => void) | undefined;
  const out: LogStream = {
    on: () => {},
    write(text, written) {
      texts.push(text);
      done = written;
    },
  };
  return { out, texts, release: (error) => done?.(error) };
}

test("what waits for a slow reader is bounded; when it reads again, it is told once how many lines are missing", async () => {
  const { out, texts, release } = heldStream();
  const writer = createBoundedWriter(out, (dropped) => `${dropped} missing`);
  const line = "x".repeat(1_023);
  writer.write("first");
  writer.flush();
  for (let count = 0; count < 3_000; count += 1) writer.write(line);
  const kept = MAX_WAITING_CHARACTERS / 1_024;
  expect(writer.dropped).toBeGreaterThanOrEqual(3_000 - kept);
  expect(writer.dropped).toBeLessThan(3_000);
  expect(texts).toEqual(["first\n"]);
  release();
  await expect.poll(() => texts.length).toBe(2);
  expect(texts[1]).toMatch(new RegExp(`^${writer.dropped} missing\nx`));
  expect(texts[1]?.length).toBeLessThanOrEqual(MAX_WAITING_CHARACTERS + 100);
  release();
  writer.write("last");
  writer.flush();
  await expect.poll(() => texts.at(-1)).toBe("last\n");
});

test("a write that fails loses its lines only, and the next that succeeds says so", async () => {
  const { out, texts, release } = heldStream();
  const writer = createBoundedWriter(out, (dropped) => `${dropped} missing`);
  writer.write("one");
  writer.write("two");
  writer.flush();
  release(Object.assign(new Error("no space"), { code: "ENOSPC" }));
  expect(writer.dropped).toBe(2);
  writer.write("three");
  await expect.poll(() => texts.length).toBe(2);
  expect(texts[1]).toBe("three\n");
  release();
  await expect.poll(() => texts.length).toBe(3);
  expect(texts[2]).toBe("2 missing\n");
});
