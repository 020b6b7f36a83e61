import { spawn } from "node:child_process";
import { constants } from "node:os";
import { coverageLine } from "../control/coverage-reports.ts";
import type { MockServer } from "../start-mock-server.ts";
import { launch } from "./launch.ts";
import type { Options } from "./options.ts";
import { STOPPING } from "./stop-signals.ts";
import { UsageError } from "./usage-error.ts";

/** `emchat-mock exec -- COMMAND`: a server for as long as a command runs. Returns the command's exit code. */
export async function execCommand(options: Options): Promise<number> {
  const [command, ...args] = options.operands;
  if (command === undefined) throw new UsageError("exec needs a command: emchat-mock exec -- npm test");
  const { server, coverage } = await launch(options, { port: 0, log: "silent" });
  const code = await run(command, args, server).finally(() => server.close());
  const report = coverage();
  process.stderr.write(`emchat-mock: ${coverageLine(report)}\n`);
  const { percent } = report.summary;
  if (code === 0 && options.minCoverage !== undefined && percent < options.minCoverage) {
    process.stderr.write(
      `emchat-mock: the contract coverage of ${percent} % is below the ${options.minCoverage} % of --min-coverage\n`,
    );
    return 1;
  }
  return code;
}

function run(command: string, args: readonly string[], { url, certificate }: MockServer): Promise<number> {
  // What the command runs in Node trusts the server then, unless it trusts a file already.
  const trusted = certificate?.file === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificate.file };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: "inherit",
      env: { ...trusted, ...process.env, EMCHAT_BASE_URL: url },
      // On Windows npm and its kind are scripts, which only a shell can start.
      shell: process.platform === "win32",
    });
    // A terminal sends Ctrl-C to both; the command decides how it ends, and then so do we.
    const pass = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const name of STOPPING) process.on(name, pass);
    const settle = (): void => {
      for (const name of STOPPING) process.off(name, pass);
    };
    child.once("error", (error: NodeJS.ErrnoException) => {
      settle();
      reject(
        error.code === "ENOENT"
          ? new UsageError(`${command} cannot be found; is it installed and on the PATH?`)
          : new UsageError(`${command} cannot be run (${error.code ?? error.message}); is it a program?`),
      );
    });
    child.once("exit", (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
