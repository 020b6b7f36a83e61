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
 * Plain are whole, well-framed requests; the mock's own control API is left out. Several processes share the corpus; each gets one
 * request at a time, so that it is sure which one it died of, and is started again when it did.
 * Stops when the time is over, and says how many requests it got to.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "3" },
  },
});
const PROCESSES = 6;
/** Ours answers within milliseconds; three seconds of silence on a connection of its own, with nothing else to do, are a hang. */
const HANG_MS = 3_000;

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

const shots = corpus(Number(values.seed));
const deadline = performance.now() + Number(values.minutes) * 60_000;
let sent = 0;

function nextShot(): Shot {
  for (;;) {
    const shot = shots.next().value;
    if (shot.plain && shot.verdict === "service") return shot;
  }
}

/** Gives one process after the other its share, until the time is over. */
async function work(): Promise<void> {
  let prism = await startPrism();
  while (sent < Number(values.requests) && performance.now() < deadline) {
    const shot = nextShot();
    sent += 1;
    const outcome = await send(prism, shot);
    // An end takes a moment to be told.
    if (outcome.kind === "closed") await sleep(50);
    if (isDead(prism)) {
      add(killers, shot);
      prism = await startPrism();
    } else if (outcome.kind === "silent") add(hangs, shot);
  }
  prism.process.kill("SIGKILL");
}
await Promise.all(Array.from({ length: PROCESSES }, work));

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
