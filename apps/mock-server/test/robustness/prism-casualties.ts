import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { corpus } from "./corpus.ts";
import { fireAlone, type Outcome } from "./fire.ts";
import type { Shot } from "./shot.ts";

/**
 * Sends the plain part of the corpus to prism-cli, as it comes from the registry, and counts what it does not survive.
 *
 *   node apps/mock-server/test/robustness/prism-casualties.ts [--requests 200000] [--seed 1] [--minutes 3]
 *
 * Plain are whole, well-framed requests; the mock's own control API is left out. The process is started again each time it ends.
 * Stops when the time is over, and says how many requests it got to.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "3" },
  },
});
const AT_ONCE = 64;
/** Ours answers within milliseconds; five seconds of silence on a connection of its own are a hang. */
const HANG_MS = 5_000;

const require = createRequire(import.meta.url);
const manifest = require.resolve("@stoplight/prism-cli/package.json");
const { bin, version } = require(manifest) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly version: string;
};
const command = join(dirname(manifest), bin["prism"] ?? "");
const spec = fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml"));

/** A prism-cli that answers. */
interface Prism {
  readonly port: number;
  readonly process: ChildProcess;
}

async function startPrism(): Promise<Prism> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  probe.close();
  const child = spawn(process.execPath, [command, "mock", "-h", "127.0.0.1", "-p", String(port), "-v", "fatal", spec], {
    stdio: "ignore",
  });
  for (let tries = 0; tries < 2_000; tries += 1) {
    try {
      await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer();
      return { port, process: child };
    } catch {
      await sleep(10);
    }
  }
  throw new Error("prism-cli did not start");
}

const isDead = ({ process: child }: Prism): boolean => child.exitCode !== null || child.signalCode !== null;
const send = ({ port }: Prism, shot: Shot): Promise<Outcome> =>
  fireAlone({ port, stallMs: HANG_MS }, { ...shot, patience: HANG_MS });

const killers = new Map<string, number>();
const hangs = new Map<string, number>();
const add = (counts: Map<string, number>, { kind }: Shot): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

let prism = await startPrism();
/** Sends one request alone, and counts it when the process does not survive it, or leaves it unanswered. */
async function sendAlone(shot: Shot): Promise<void> {
  const outcome = await send(prism, shot);
  if (outcome.kind === "closed" || outcome.kind === "silent") await sleep(20);
  if (isDead(prism)) {
    add(killers, shot);
    prism = await startPrism();
  } else if (outcome.kind === "silent") add(hangs, shot);
}

const shots = corpus(Number(values.seed));
const deadline = performance.now() + Number(values.minutes) * 60_000;
let sent = 0;
while (sent < Number(values.requests) && performance.now() < deadline) {
  const batch: Shot[] = [];
  while (batch.length < AT_ONCE) {
    const shot = shots.next().value;
    if (shot.plain && shot.verdict === "service") batch.push(shot);
  }
  sent += batch.length;
  const outcomes = await Promise.all(batch.map((shot) => send(prism, shot)));
  if (outcomes.some(({ kind }) => kind === "closed" || kind === "silent")) await sleep(20);
  if (!isDead(prism)) {
    batch.forEach((shot, at) => {
      if (outcomes[at]?.kind === "silent") add(hangs, shot);
    });
    continue;
  }
  // One of them ended it, and took the others along: each that got no answer is tried again alone.
  prism = await startPrism();
  for (const [at, shot] of batch.entries()) if (outcomes[at]?.kind !== "replied") await sendAlone(shot);
}
prism.process.kill("SIGKILL");

process.stdout.write(
  `prism-cli ${version}: ${sent} requests tried, ${sum(killers)} ended the process, ${sum(hangs)} were never answered\n`,
);
for (const [what, counts] of [
  ["ended it", killers],
  ["never answered", hangs],
] as const) {
  process.stdout.write(`\n${what}\n`);
  for (const [kind, count] of [...counts].sort(([, a], [, b]) => b - a))
    process.stdout.write(`  ${kind.padEnd(28)}${count}\n`);
}
