import { readdir, readFile } from "node:fs/promises";

/**
 * Ends what a job of GitHub's has left running, as its runner does: every process that has the job's `RUNNER_TRACKING_ID`.
 *
 * @returns how many processes were ended
 */
export async function endJob(trackingId: string): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  let ended = 0;
  for (const pid of pids) {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    if (!environment.split("\0").includes(`RUNNER_TRACKING_ID=${trackingId}`)) continue;
    try {
      process.kill(pid, "SIGKILL");
      ended += 1;
    } catch {
      // It has ended together with the one that started it.
    }
  }
  return ended;
}
