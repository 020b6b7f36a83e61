import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/** A copy of an example, in which its commands run as they do for a person who installed what it asks for. */
export interface Example {
  readonly folder: string;
  /** Runs a command to its end. */
  run(
    command: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<{ code: number | null; output: string }>;
  /** Starts a command and waits until it has printed something. */
  start(command: readonly string[], env: Readonly<Record<string, string>>, until: RegExp): Promise<Running>;
  remove(): Promise<void>;
}

export interface Running {
  /** What the pattern caught: its first group. */
  readonly caught: string;
  /** Ends with SIGTERM; resolves with all that was printed. */
  stop(): Promise<string>;
}

export async function layOut(name: string): Promise<Example> {
  // Inside the package, so that the packages are found there, as in an installed project.
  const cache = join(packageFolder, ".cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, `${name}-`));
  await cp(join(packageFolder, name), folder, { recursive: true });
  const running: ChildProcess[] = [];

  const launch = (command: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess => {
    const [program = "", ...rest] = command;
    const path = [join(packageFolder, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
    const child = spawn(program, rest, { cwd: folder, env: { ...process.env, ...env, PATH: path } });
    running.push(child);
    return child;
  };

  return {
    folder,
    async run(command, env) {
      const child = launch(command, env);
      const output = collect(child);
      const code = await new Promise<number | null>((done) => child.once("close", done));
      return { code, output: output() };
    },
    async start(command, env, until) {
      const child = launch(command, env);
      const output = collect(child);
      const caught = await new Promise<string>((done, fail) => {
        const look = (): void => {
          const found = until.exec(output());
          if (found !== null) done(found[1] ?? "");
        };
        child.stdout?.on("data", look);
        child.once("close", () => fail(new Error(`${command.join(" ")} ended early:\n${output()}`)));
        child.once("error", fail);
      });
      return {
        caught,
        stop: () =>
          new Promise((done) => {
            child.once("close", () => done(output()));
            child.kill("SIGTERM");
          }),
      };
    },
    async remove() {
      for (const child of running) child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function collect(child: ChildProcess): () => string {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  return () => output;
}
