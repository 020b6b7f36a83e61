import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { json, startService } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

const COUNT = 3000;

it("a bulk send whose process is killed twice loses nobody, sends to nobody twice, and lists those of whom nobody knows", {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "emchat-bulk-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const received = new Map<string, number>();
  let killAt = 900;
  let kill = (): void => {};
  const service = await startService((seen, nth, response) => {
    const target = seen.path.split("/")[4] ?? "";
    received.set(target, (received.get(target) ?? 0) + 1);
    if (nth >= killAt) kill();
    setTimeout(() => json(response, 200, sent), 2);
  });

  const send = (): Promise<NodeJS.Signals | null> => {
    const child = spawn(
      process.execPath,
      ["--conditions=@emchat/source", "test/service/bulk-sender.ts", service.url, String(COUNT), folder],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    kill = () => {
      kill = () => {};
      child.kill("SIGKILL");
    };
    return new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
  };

  expect(await send()).toBe("SIGKILL");
  killAt = 2000;
  expect(await send()).toBe("SIGKILL");
  killAt = Number.POSITIVE_INFINITY;
  expect(await send()).toBeNull();

  const results = (await readFile(join(folder, "results.jsonl"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { target: string; ok: boolean });
  const delivered = results.filter((result) => result.ok).map((result) => result.target);
  const unknown = results.filter((result) => !result.ok).map((result) => result.target);

  const twice = [...received].filter(([, times]) => times > 1);
  expect(twice).toEqual([]);
  const accounted = new Set([...delivered, ...unknown]);
  expect(accounted.size).toBe(COUNT);
  const neverReceived = Array.from({ length: COUNT }, (_, index) => `user${index}`).filter(
    (target) => !received.has(target),
  );
  expect(unknown).toEqual(expect.arrayContaining(neverReceived));
  expect(unknown.length).toBeLessThanOrEqual(2 * (50 + 50 + 2 * 16));
});
