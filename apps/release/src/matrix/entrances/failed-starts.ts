import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { endWithTheRest, killGroup } from "../../process/run-command.ts";
import type { Step } from "../leg.ts";
import { whileListening } from "../while-listening.ts";
import { type Entrance, entrance, insist } from "./entrance.ts";
import { type Launcher, launchersOf } from "./launchers.ts";

/** Milliseconds between the message and the end of a launcher; a start that hangs keeps a script waiting for ever. */
const MOST_AFTER_MESSAGE_MS = 2_000;
/** Milliseconds that a launcher has altogether, before it is taken to hang. */
const PATIENCE_MS = 60_000;

/** A start that cannot succeed, and what it has to say. */
interface FailedStart {
  what: string;
  args: readonly string[];
  says: string;
}

/** Every start that fails, under every launcher: a message, exit code 2, and an end soon after. */
export function failedStarts(at: Entrance): Step[] {
  const { folder } = at.project;
  const fails = (what: string, says: string, ...args: string[]): FailedStart => ({ what, says, args });
  const starts = [
    fails("a faulty configuration", "bad.yaml:1:1: the file has no property strikt", "--config", "bad.yaml"),
    fails("a contract that is not there", "nosuch.yaml:1:1: the file cannot be read (ENOENT)", "--spec", "nosuch.yaml"),
    fails("an unknown flag", "Unknown option '--prot'", "--prot", "1"),
    fails("a file that cannot be read", "a-folder:1:1: the file cannot be read (it is no file)", "--spec", "a-folder"),
  ];
  return [
    entrance("end with 2 on a busy port", () =>
      whileListening(createServer(), (port) =>
        underEach(at, fails("a busy port", `port ${port} on 127.0.0.1 is in use`, "--port", String(port))),
      ),
    ),
    ...starts.map((start) =>
      entrance(`end with 2 on ${start.what}`, async () => {
        await writeFile(join(folder, "bad.yaml"), "strikt: true\n");
        await mkdir(join(folder, "a-folder"), { recursive: true });
        return underEach(at, { ...start, args: [...start.args, "--port", "0"] });
      }),
    ),
  ];
}

async function underEach(at: Entrance, start: FailedStart): Promise<string> {
  const launchers = await launchersOf(at);
  for (const launcher of launchers) await failUnder(at, launcher, start);
  return `${start.what} ends with 2 and a message under ${launchers.map(({ name }) => name).join(", ")}`;
}

async function failUnder({ project }: Entrance, { name, start }: Launcher, { args, says }: FailedStart): Promise<void> {
  const [command, ...words] = start(args);
  const child = spawn(command, words, {
    cwd: project.folder,
    env: project.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithTheRest(child);
  const { code, printed, afterMessage } = await watch(child, says);
  const shown = `\`${name}\` with ${args.join(" ")}`;
  insist(code === 2, `${shown} ended with ${code}, not 2:\n${printed}`);
  insist(afterMessage !== undefined, `${shown} does not say "${says}":\n${printed}`);
  insist(afterMessage <= MOST_AFTER_MESSAGE_MS, `${shown} ended only ${afterMessage} ms after its message.`);
  insist(!/^ {4}at /m.test(printed), `${shown} prints a stack trace:\n${printed}`);
}

/** How a command ends, and how many milliseconds after it has said something. */
function watch(
  child: ChildProcess,
  says: string,
): Promise<{ code: number | null; printed: string; afterMessage: number | undefined }> {
  let printed = "";
  let said: number | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
      if (said === undefined && printed.includes(says)) said = performance.now();
    });
  }
  const timer = setTimeout(() => killGroup(child.pid), PATIENCE_MS);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code, printed, afterMessage: said && Math.round(performance.now() - said) });
    });
  });
}
