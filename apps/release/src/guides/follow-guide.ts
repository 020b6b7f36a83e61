import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { endWithTheRest, lastLines, runCommand } from "../process/run-command.ts";
import { stopGroup } from "../process/stop-group.ts";
import type { Guide, GuideCommand } from "./read-guide.ts";

/** Where a guide is followed. */
export interface Place {
  /** An empty folder. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Puts the reader's own things where a guide has names that stand for them. */
  ownWords(text: string): string;
}

/** Milliseconds for one block of commands: an install, or five thousand requests, may be part of it. */
const STEP_TIMEOUT_MS = 240_000;
/** The port that guides speak of. A reader's mock gets a free one, which takes its place. */
const GUIDES_PORT = "4010";

/** A line that fails ends its block. */
const SHELL = ["-e", "-o", "pipefail", "-c"] as const;

/**
 * Does what a guide says, block by block, as a stranger would: writes its files, types its commands, and compares what comes with
 * what the guide shows.
 *
 * @returns how many blocks were typed
 * @throws Error with page, line and what was printed, at the first one that goes another way
 */
export async function followGuide(guide: Guide, place: Place): Promise<number> {
  let typed = 0;
  let server: Server | undefined;
  const env = { ...place.env, EMCHAT_MOCK_PORT: "0", CURL_HOME: await strictCurl(place.folder) };
  const words = (text: string): string =>
    place.ownWords(text).replaceAll(`:${GUIDES_PORT}`, `:${server?.port ?? GUIDES_PORT}`);
  try {
    for (const step of guide.steps) {
      if ("name" in step) {
        await mkdir(dirname(join(place.folder, step.name)), { recursive: true });
        await writeFile(join(place.folder, step.name), words(step.text));
        continue;
      }
      typed += 1;
      const at = `${guide.name}:${step.line}: \`${step.script.trim()}\``;
      const command = { ...step, script: inOneTerminal(words(step.script), `${place.folder}.variables`) };
      if (!step.keepsRunning) await typeIn(command, at, place.folder, env);
      else {
        await server?.stop();
        server = await startServer(command, at, place.folder, env);
      }
    }
  } finally {
    await server?.stop();
  }
  return typed;
}

/** Settings by which an error of HTTP is a failure of curl (exit code 22): alone, it takes a 404 for a success. */
async function strictCurl(folder: string): Promise<string> {
  const home = `${folder}.curl`;
  await mkdir(home, { recursive: true });
  await writeFile(join(home, ".curlrc"), "fail-with-body\n");
  return home;
}

/** What one block exports is there in the next one, as in a terminal that stays open. */
function inOneTerminal(script: string, variables: string): string {
  return `[ ! -e '${variables}' ] || . '${variables}'\n${script}\nexport -p >'${variables}'\n`;
}

async function typeIn(command: GuideCommand, at: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const outcome = await runCommand("bash", [...SHELL, command.script], { cwd, env, timeout: STEP_TIMEOUT_MS });
  if (outcome.code !== command.exits)
    throw new Error(`${at} ended with ${outcome.code}, not ${command.exits}:\n${lastLines(outcome)}`);
  const missing = missingLine(command.prints, `${outcome.stdout}\n${outcome.stderr}`);
  if (missing !== undefined) throw new Error(`${at} did not print \`${missing}\`:\n${lastLines(outcome)}`);
}

interface Server {
  /** `undefined` where the guide's lines name no address. */
  readonly port: string | undefined;
  stop(): Promise<unknown>;
}

/** Starts what keeps running, and waits until it has printed what the guide shows. */
async function startServer(command: GuideCommand, at: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn("bash", [...SHELL, command.script], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithTheRest(child);
  const stop = (): Promise<boolean> => stopGroup(child);
  try {
    return { port: await whenUp(child, command.prints), stop };
  } catch (error) {
    await stop();
    throw new Error(`${at} ${(error as Error).message}`);
  }
}

/** Gives the port once the lines have come; rejects when it ends before, or takes too long. */
function whenUp(child: ChildProcess, prints: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (how: string): void => reject(new Error(`${how}:\n${lastLines({ stdout: printed, stderr: "" })}`));
    const timer = setTimeout(() => fail(`did not print \`${prints.join("\n")}\``), STEP_TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        printed += chunk;
        const port = /on https?:\/\/[^\s/]+:(\d+)/.exec(printed)?.[1];
        if (missingLine(prints, printed.replaceAll(`:${port}`, `:${GUIDES_PORT}`)) !== undefined) return;
        clearTimeout(timer);
        resolve(port);
      });
    child.once("close", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}, and was to keep running`);
    });
  });
}

/** The first of the lines that does not come, after those before it; `…` stands for anything. */
function missingLine(lines: readonly string[], printed: string): string | undefined {
  const came = printed.split("\n").map((line) => line.trim());
  let from = 0;
  for (const line of lines) {
    const pieces = line
      .trim()
      .split("…")
      .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const shape = new RegExp(`^${pieces.join(".*")}$`);
    const found = came.findIndex((candidate, index) => index >= from && shape.test(candidate));
    if (found < 0) return line;
    from = found + 1;
  }
  return undefined;
}
