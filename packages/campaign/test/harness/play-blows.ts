import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Something that sends by several processes, and is to outlive them. */
export interface Fleet {
  launch(): ChildProcess;
  /** Whether that process is sending right now. */
  isSending(sender: ChildProcess): Promise<boolean>;
  /** Whether all is sent. */
  isThrough(): Promise<boolean>;
}

/** What falls on the senders. */
export interface Blows {
  readonly senders: number;
  readonly count: number;
  /** How long a sender sends before a blow falls on it, at most, in milliseconds; each time a random part of it. */
  readonly gapMs: number;
  strike(sender: ChildProcess | undefined): Promise<void>;
}

/** How long a campaign may take, in milliseconds. */
const PATIENCE_MS = 600_000;

/** Lets blows fall while a fleet sends, replaces who died, and waits for the end. Returns how many fell on a sender that was sending. */
export async function playBlows(fleet: Fleet, { senders: size, count, gapMs, strike }: Blows): Promise<number> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  const senders: ChildProcess[] = Array.from({ length: size }, () => launch());
  let fallen = 0;
  try {
    for (let blow = 0; blow < count; blow += 1) {
      const slot = Math.floor(Math.random() * size);
      if (!(await untilSending(slot))) break;
      await sleep(Math.random() * gapMs);
      await strike(senders[slot]);
      fallen += 1;
      replaceDead();
    }
    while (!(await fleet.isThrough())) {
      if (performance.now() > giveUpAt) throw new Error("the senders never ended");
      replaceDead();
      await sleep(200);
    }
    return fallen;
  } finally {
    await Promise.all(senders.map(kill));
  }

  function launch(): ChildProcess {
    const sender = fleet.launch();
    sender.stdout?.resume();
    sender.stderr?.resume();
    return sender;
  }

  function replaceDead(): void {
    for (const [slot, { exitCode, signalCode }] of senders.entries())
      if (exitCode !== null || signalCode !== null) senders[slot] = launch();
  }

  /** A blow counts where it hurts. False where all is sent before. */
  async function untilSending(slot: number): Promise<boolean> {
    for (;;) {
      if (await fleet.isThrough()) return false;
      const sender = senders[slot];
      if (sender && (await fleet.isSending(sender))) return true;
      replaceDead();
      await sleep(20 + Math.random() * 60);
    }
  }
}

/** Kills a sender as an operating system does that is out of memory, and waits until it is gone. */
export async function kill(sender: ChildProcess | undefined): Promise<void> {
  if (!sender || sender.exitCode !== null || sender.signalCode !== null) return;
  const gone = once(sender, "exit");
  sender.kill("SIGKILL");
  await gone;
}

/** Stops a sender, and lets it go on after a while; the campaign goes on meanwhile. */
export const stopFor =
  (ms: number) =>
  async (sender: ChildProcess | undefined): Promise<void> => {
    sender?.kill("SIGSTOP");
    setTimeout(() => sender?.kill("SIGCONT"), ms).unref();
  };
